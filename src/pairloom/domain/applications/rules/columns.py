"""Decide what a column of a sheet may hold: what every sheet can hold, and any question of the form."""

from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.mapping.fields import Field

QUESTION = "question:"
"""Before the name of a question, where a column is said to hold the answers to it."""
BY_KIND: dict[QuestionKind, Field] = {
    QuestionKind.COUNTRY: Field.COUNTRY,
    QuestionKind.LANGUAGES: Field.LANGUAGES,
    QuestionKind.ZONE: Field.ZONE,
    QuestionKind.EARLIER: Field.EARLIER,
}
BY_NAME: dict[str, Field] = {
    each.value: each for each in (Field.CITY, Field.SECTOR, Field.STAGE, Field.INTERESTS, Field.ABOUT, Field.LEARN)
}


def find_field(question: Question, form: Form) -> Field | None:
    """Find which of the usual columns answers a question; none for a question of the organisers' own."""
    if question.kind in BY_KIND:
        return BY_KIND[question.kind] if form.find_kind(question.kind) == question else None
    return BY_NAME.get(question.name)


def list_meanings(form: Form) -> list[str]:
    """List what a column may be said to hold: the usual words, then the questions that no usual word stands for."""
    own = [one for one in form.questions if find_field(one, form) is None and one.kind is not QuestionKind.CONSENT]
    return [*(each.value for each in Field), *(f"{QUESTION}{one.name}" for one in own)]
