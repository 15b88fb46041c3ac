"""Give the questions for a first letter: one list, for the letter of introduction and the page of the partner alike."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

QUESTIONS: tuple[Promise, ...] = (
    _("What is your work, and what does a normal day look like?"),
    _("How did you come to it?"),
    _("What do you see from your desk? A photo says much."),
    _("What keeps people like us busy where you live?"),
    _("What do you hope for, and how shall we stay in touch, how often?"),
)
"""They follow each other: "it" of the second is the work of the first."""
MARK = "• "
"""Stands before each question in a letter, whose placeholders cannot hold a list."""


def list_letter_questions() -> list[str]:
    """List the questions in the language that is on."""
    return [str(question) for question in QUESTIONS]


def write_letter_questions() -> str:
    """Write the questions as a letter shows them, each on a line of its own."""
    return "\n".join(f"{MARK}{question}" for question in list_letter_questions())
