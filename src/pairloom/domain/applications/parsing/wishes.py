"""Bring wishes into the form's own questions about the partner."""

from collections.abc import Iterable

from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import Ask, QuestionKind
from pairloom.sheets.answers.wishes import read_wish
from pairloom.sheets.people import Wish

LANGUAGES = "languages"
MEANT: dict[Wish, tuple[str, Ask]] = {
    Wish.SAME_SECTOR: ("sector", Ask.SAME),
    Wish.OTHER_SECTOR: ("sector", Ask.DIFFERENT),
    Wish.SAME_STAGE: ("stage", Ask.SAME),
    Wish.MORE_EXPERIENCED: ("stage", Ask.MORE),
    Wish.SAME_INTERESTS: ("interests", Ask.SAME),
    Wish.MY_LANGUAGE: (LANGUAGES, Ask.MINE),
}
"""What each wish of a sheet asks, and about what: the name of a question, or the question about languages."""


def find_wish_question(form: Form, wish: Wish) -> Question | None:
    """Find the question of the form that can hold a wish."""
    topic, ask = MEANT[wish]
    languages = form.find_kind(QuestionKind.LANGUAGES)
    about = languages.name if topic == LANGUAGES and languages is not None else topic
    fitting = (one for one in form.questions if one.kind is QuestionKind.WISH and one.about == about)
    return next((one for one in fitting if ask in one.asks), None)


def place_wishes(form: Form, wishes: Iterable[Wish]) -> tuple[dict[str, str], list[Wish]]:
    """Place wishes: name of the question -> what it asks; and list the wishes that the form does not ask."""
    places = [(wish, find_wish_question(form, wish)) for wish in sorted(wishes)]
    placed = {question.name: MEANT[wish][1].value for wish, question in places if question is not None}
    return placed, [wish for wish, question in places if question is None]


def read_ask(question: Question, form: Form, text: str) -> str:
    """Read what a cell asks in a column of one wish: the code itself, or words; "" where it is neither."""
    code = text.strip().casefold()
    if code in {ask.value for ask in question.asks}:
        return code
    wishes = read_wish(text, {})
    if wishes is None:
        return ""
    asked = [MEANT[wish][1].value for wish in sorted(wishes) if find_wish_question(form, wish) == question]
    return asked[0] if asked else Ask.ANY.value
