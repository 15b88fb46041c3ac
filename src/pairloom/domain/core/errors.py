"""Errors that are expected: a rule said no."""

from enum import StrEnum


class Reason(StrEnum):
    """Why something was refused; doors turn each into a sentence in the reader's language."""

    LINK_BROKEN = "link-broken"
    LINK_EXPIRED = "link-expired"
    MOVE_NOT_ALLOWED = "move-not-allowed"
    NOT_ALLOWED = "not-allowed"
    NAME_EMPTY = "name-empty"
    ADDRESS_WRONG = "address-wrong"
    ADDRESS_TAKEN = "address-taken"
    ZONE_UNKNOWN = "zone-unknown"
    COUNTRY_UNKNOWN = "country-unknown"
    LANGUAGE_UNKNOWN = "language-unknown"
    CALENDAR_ORDER = "calendar-order"
    PLACEHOLDER_UNKNOWN = "placeholder-unknown"
    PLACEHOLDER_MISSING = "placeholder-missing"
    SUBJECT_MISSING = "subject-missing"
    LETTER_UNKNOWN = "letter-unknown"
    LETTER_INVALID = "letter-invalid"


class Refused(Exception):  # noqa: N818 - the word of the house
    """A rule said no: the reason as a code, and the words that belong into its sentence (never personal data)."""

    def __init__(self, reason: Reason, **details: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.details = details
