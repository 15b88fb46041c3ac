"""What a kind of letter is: who gets it, what it may say, how urgent it is, what happens when its arrival is unsure."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from pairloom.domain.letters.states import Lane, WhenUnsure


class Audience(StrEnum):
    """Who gets a letter; the footer says it as the reason why the letter came."""

    VISITOR = "visitor"
    """Somebody who typed an address on the site; there may be no account."""
    APPLICANT = "applicant"
    """Somebody who has applied to a round, or in whose name an application was brought in."""
    MEMBER = "member"
    TEAM = "team"
    READER = "reader"
    """Somebody who said yes to news."""


class Form(StrEnum):
    """What a placeholder holds."""

    LINE = "line"
    """Words on one line, often typed by people: shown as they are, never read as Markdown or HTML."""
    PARAGRAPHS = "paragraphs"
    """The same, on several lines."""
    LINK = "link"
    CODE = "code"


@dataclass(frozen=True)
class Placeholder:
    """A place in a wording that is filled for each reader. Where it is required, wording and value must have it."""

    meaning: str
    sample: str
    is_required: bool = False
    form: Form = Form.LINE


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter. `placeholders` are its own; those in SHARED may stand in every wording."""

    name: str
    title: str
    sent_when: str
    audience: Audience
    lane: Lane
    when_unsure: WhenUnsure
    placeholders: dict[str, Placeholder] = field(default_factory=dict)
    is_news: bool = False
    expires_after: timedelta | None = None
    is_secret: bool = False
    daily_cap_exempt: bool = False

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def all_placeholders(self) -> dict[str, Placeholder]:
        """List the kind's own placeholders and the shared ones."""
        return {**SHARED, **self.placeholders}


SHARED: dict[str, Placeholder] = {
    "name": Placeholder("the name of the reader, as they write it; may be empty", "Amina Diallo"),
    "program": Placeholder("the name of the program", "Librarians Without Walls"),
}

WHEN = Placeholder("the day and time when it happened, with the time zone", "3 March 2026, 14:05 (Dakar)")
PAGE = Placeholder(
    "the page where the reader does it", "https://pairs.example.org/me/", is_required=True, form=Form.LINK
)
