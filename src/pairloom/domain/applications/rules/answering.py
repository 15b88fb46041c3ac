"""Decide what an answer of one press changes."""

from collections.abc import Callable, Mapping

from pairloom.domain.people.states import Level
from pairloom.domain.programs.catalogue import Question
from pairloom.domain.programs.states import QuestionKind

KEEP = "keep"
"""The answer that leaves everything as it is."""


def apply_answer(question: Question, before: object, answer: str) -> object:
    """Give the new answer to a question: a language or a choice is added, everything else takes the old one's place."""
    change = _CHANGES.get(question.kind)
    return answer if change is None else change(before, answer)


def _add_language(before: object, answer: str) -> dict[str, str]:
    known = {str(code): str(level) for code, level in before.items()} if isinstance(before, Mapping) else {}
    return {answer: Level.GOOD.value, **known}


def _add_code(before: object, answer: str) -> list[str]:
    chosen = [str(code) for code in before] if isinstance(before, list) else []
    return chosen if answer in chosen else [*chosen, answer]


_CHANGES: dict[QuestionKind, Callable[[object, str], object]] = {
    QuestionKind.LANGUAGES: _add_language,
    QuestionKind.SEVERAL: _add_code,
    QuestionKind.HOURS: _add_code,
}
