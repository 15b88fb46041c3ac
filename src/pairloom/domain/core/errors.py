"""Errors that are expected: a rule said no."""

from enum import StrEnum


class Reason(StrEnum):
    """Why something was refused; doors turn each into a sentence in the reader's language."""

    LINK_BROKEN = "link-broken"
    LINK_EXPIRED = "link-expired"
    MOVE_NOT_ALLOWED = "move-not-allowed"
    NOT_ALLOWED = "not-allowed"
    NAME_EMPTY = "name-empty"
    NAME_LONG = "name-long"
    ADDRESS_WRONG = "address-wrong"
    ADDRESS_TAKEN = "address-taken"
    ZONE_UNKNOWN = "zone-unknown"
    COUNTRY_UNKNOWN = "country-unknown"
    LANGUAGE_UNKNOWN = "language-unknown"
    LAST_DIRECTOR = "last-director"
    CALENDAR_ORDER = "calendar-order"
    CALENDAR_TWICE = "calendar-twice"
    CALENDAR_MISSING = "calendar-missing"
    CADENCE_WRONG = "cadence-wrong"
    MOMENT_DONE = "moment-done"
    MOMENT_PASSED = "moment-passed"
    SLUG_TAKEN = "slug-taken"
    FORM_WRONG = "form-wrong"
    FORM_CHANGED_MEANWHILE = "form-changed-meanwhile"
    TEMPLATE_UNKNOWN = "template-unknown"
    BACKUP_ELSEWHERE = "backup-elsewhere"
    PLACEHOLDER_UNKNOWN = "placeholder-unknown"
    PLACEHOLDER_MISSING = "placeholder-missing"
    PLACEHOLDER_MISPLACED = "placeholder-misplaced"
    SUBJECT_MISSING = "subject-missing"
    SUBJECT_TOO_LONG = "subject-too-long"
    WORDING_EMPTY = "wording-empty"
    WORDING_TOO_LONG = "wording-too-long"
    WORDING_LINK_WRONG = "wording-link-wrong"
    WORDING_CHANGED_MEANWHILE = "wording-changed-meanwhile"
    LETTER_UNKNOWN = "letter-unknown"
    LETTER_INVALID = "letter-invalid"
    PAGE_UNKNOWN = "page-unknown"
    PAGE_CHANGED_MEANWHILE = "page-changed-meanwhile"
    ROUND_NOT_OPEN = "round-not-open"
    ROUND_CLOSED = "round-closed"
    ANSWER_MISSING = "answer-missing"
    ANSWER_WRONG = "answer-wrong"
    ANSWER_LONG = "answer-long"
    ANSWERS_CHANGED_MEANWHILE = "answers-changed-meanwhile"
    APPLICATION_WITHDRAWN = "application-withdrawn"
    DOUBT_ANSWERED = "doubt-answered"
    IMPORT_NOT_POSSIBLE = "import-not-possible"
    IMPORT_UNDONE = "import-undone"
    IMPORT_OUT_OF_DATE = "import-out-of-date"
    MAIL_TOO_LARGE = "mail-too-large"


class Refused(Exception):  # noqa: N818 - the word of the house
    """A rule said no: the reason as a code, and the words that belong into its sentence (never personal data)."""

    def __init__(self, reason: Reason, **details: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.details = details
