"""Questions about an application as the page asks them: in words, each answer a button."""

from collections.abc import Iterable
from dataclasses import dataclass

from pairloom.domain.applications.wording import Asked, describe_doubt, list_choices
from pairloom.domain.programs.catalogue import Form


@dataclass(frozen=True)
class ShownDoubt:
    """A question and its answers to press; the number is that of a stored one, else 0."""

    number: int
    about: str
    section: str
    words: str
    choices: list[tuple[str, str]]


def show_doubts(doubts: Iterable[Asked], form: Form, *, language: str) -> list[ShownDoubt]:
    """Show questions about an application, in order."""
    return [_show(doubt, form, language) for doubt in doubts]


def _show(doubt: Asked, form: Form, language: str) -> ShownDoubt:
    question = form.find(doubt.about)
    return ShownDoubt(
        number=getattr(doubt, "pk", 0),
        about=doubt.about,
        section="" if question is None else question.section,
        words=describe_doubt(doubt, form, language),
        choices=list_choices(doubt, form, language),
    )
