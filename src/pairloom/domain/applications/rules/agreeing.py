"""Decide what somebody must still agree to: answers that were brought in from another form agree to nothing."""

from collections.abc import Mapping

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import QuestionKind


def list_missing_agreements(form: Form, answers: Mapping[str, object]) -> tuple[Question, ...]:
    """List the consents that a form needs and that were not given, in order."""
    needed = (one for one in form.questions if one.kind is QuestionKind.CONSENT and one.is_required)
    return tuple(one for one in needed if not answers.get(one.name))


def read_agreements(form: Form, answers: Mapping[str, object], agreed: Mapping[str, object]) -> dict[str, str]:
    """Read the versions that are agreed to now; refused with the first needed consent that is not given."""
    missing = list_missing_agreements(form, answers)
    for question in missing:
        if not agreed.get(question.name):
            raise Refused(Reason.AGREEMENT_MISSING, question=question.name)
    return {question.name: str(agreed[question.name]) for question in missing}
