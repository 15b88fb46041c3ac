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
    MAIL_TOO_LARGE = "mail-too-large"


class Refused(Exception):  # noqa: N818 - the word of the house
    """A rule said no: the reason as a code, and the words that belong into its sentence (never personal data)."""

    def __init__(self, reason: Reason, **details: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.details = details
