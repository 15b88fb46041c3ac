"""What a page shows of a question, as plain values: the piece look/pieces/question.html puts them on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

FIELD = "q-"
"""With this the names of fields begin that ask a question, so that none is mistaken for a field of the page."""
NONE = SafeString("")


@dataclass(frozen=True)
class Showing:
    """For whom questions are shown.

    language  of the reader; fallback: the language of the program, for words that are not written in it
    versions  the version of each text that can be agreed to, by the name of its page
    program   the word of the program whose texts these are
    """

    language: str
    fallback: str = "en"
    versions: Mapping[str, str] = field(default_factory=dict)
    program: str = ""


@dataclass(frozen=True)
class ShownChoice:
    """One answer to choose; `number` tells ids apart."""

    value: str
    label: object
    is_chosen: bool = False
    number: int = 1


@dataclass(frozen=True)
class ShownRow:
    """A language and how well it is known: two lists in one line; `is_more` tells that it may stay closed at first."""

    number: int
    languages: SafeString
    levels: SafeString
    is_more: bool = False


@dataclass(frozen=True)
class Shown:
    """One question as the page shows it.

    field    the name of the field; `id` is its id, and that of the first of several
    widget   the template of look/pieces/question/ that asks for the answer
    is_group tells that several fields stand in a fieldset, whose legend is the label
    speech   the language of the words where it is not the reader's own
    value    what was written; for a consent the version of the text that is agreed to
    extra    for earlier experience: the names of earlier partners; for a country how browsers fill it in
    advice   a sentence about the answer that stops nobody
    text     for a consent the address of the text
    choices  stand one below the other; `options` in a list that opens
    """

    name: str
    field: str
    widget: str
    label: str
    help: str
    fault: str
    is_required: bool
    is_group: bool
    speech: str = ""
    value: str = ""
    extra: str = ""
    text: str = ""
    most: int = 0
    choices: tuple[ShownChoice, ...] = ()
    options: SafeString = NONE
    rows: tuple[ShownRow, ...] = ()
    advice: str = ""

    @property
    def id(self) -> str:
        """Give the id of the field."""
        return self.field

    @property
    def first_rows(self) -> tuple[ShownRow, ...]:
        """Give the rows that are always open."""
        return tuple(row for row in self.rows if not row.is_more)

    @property
    def more_rows(self) -> tuple[ShownRow, ...]:
        """Give the empty rows for who needs more."""
        return tuple(row for row in self.rows if row.is_more)

    @property
    def template(self) -> str:
        """Give the template of the field."""
        return f"look/pieces/question/{self.widget}.html"

    @property
    def described(self) -> str:
        """Give the ids of what describes the field: its help and what is wrong."""
        parts = (("help", self.help), ("fault", self.fault), ("advice", self.advice))
        return " ".join(f"{self.field}-{part}" for part, words in parts if words)


def name_field(name: str) -> str:
    """Name the field of a question."""
    return f"{FIELD}{name}"
