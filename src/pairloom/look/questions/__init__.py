"""Questions of a form as fields of a page: show each with what was answered, and read the answers that come back."""

from pairloom.look.questions.reading import read_answer, read_section
from pairloom.look.questions.showing import show_question, show_section
from pairloom.look.questions.shown import FIELD, Showing, Shown, ShownChoice, ShownRow, name_field

__all__ = [
    "FIELD",
    "Showing",
    "Shown",
    "ShownChoice",
    "ShownRow",
    "name_field",
    "read_answer",
    "read_section",
    "show_question",
    "show_section",
]
