"""Decide what a returner finds filled in: what was answered last time, as far as this form still asks it."""

from collections.abc import Mapping

from pairloom.domain.applications.rules.answers import clean_answer
from pairloom.domain.applications.rules.faults import find_fault
from pairloom.domain.core.errors import Reason
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import QuestionKind


def prefill_answers(form: Form, earlier: Mapping[str, object]) -> dict[str, object]:
    """Give the answers of last time that still fit. Consents are given anew, each time."""
    return {one.name: clean_answer(one, earlier[one.name]) for one in form.questions if _fits(one, earlier)}


def _fits(question: Question, earlier: Mapping[str, object]) -> bool:
    """Tell whether an answer may stand in the form again; one that is too long may, the page asks to shorten it."""
    if question.kind is QuestionKind.CONSENT or question.name not in earlier:
        return False
    fault = find_fault(question, earlier[question.name])
    return fault is None or fault.reason is Reason.ANSWER_LONG
