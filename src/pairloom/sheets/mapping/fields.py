"""Name what a column of a form export can hold."""

from enum import StrEnum


class Field(StrEnum):
    """Name one meaning of a column; the value is the word that mappings use."""

    TIMESTAMP = "timestamp"
    EMAIL = "email"
    NAME = "name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    COUNTRY = "country"
    CITY = "city"
    SECTOR = "sector"
    STAGE = "stage"
    INTERESTS = "interests"
    LANGUAGES = "languages"
    ZONE = "zone"
    ABOUT = "about"
    LEARN = "learn"
    WISHES = "wishes"
    EARLIER = "earlier"
    PREFERS_EMAIL = "prefers_email"
    IGNORE = "ignore"

    @property
    def label(self) -> str:
        """Say in plain words what the column holds."""
        return _LABELS[self]

    @property
    def may_repeat(self) -> bool:
        """Tell whether several columns may hold it together, as when each option has its own column."""
        return self in _REPEATED


_REPEATED = frozenset({Field.INTERESTS, Field.LANGUAGES, Field.WISHES, Field.EARLIER, Field.ABOUT, Field.IGNORE})

_LABELS = {
    Field.TIMESTAMP: "when the answers were sent",
    Field.EMAIL: "e-mail address",
    Field.NAME: "name",
    Field.GIVEN_NAME: "first name",
    Field.FAMILY_NAME: "family name",
    Field.COUNTRY: "country",
    Field.CITY: "city",
    Field.SECTOR: "kind of library",
    Field.STAGE: "career stage",
    Field.INTERESTS: "interests",
    Field.LANGUAGES: "languages",
    Field.ZONE: "time zone",
    Field.ABOUT: "about the person",
    Field.LEARN: "what they want to learn",
    Field.WISHES: "what partner they wish",
    Field.EARLIER: "earlier rounds and partners",
    Field.PREFERS_EMAIL: "prefers e-mail",
    Field.IGNORE: "not used",
}
