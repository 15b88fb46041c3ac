"""Take the answer of one press to what a form that is not sent yet leaves open."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Draft
from pairloom.domain.applications.rules.answering import KEEP, apply_answer
from pairloom.domain.applications.rules.doubting import find_doubts
from pairloom.domain.applications.services.locking import lock_draft
from pairloom.domain.applications.services.saving import Saved, save_section
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue import read_form


@transaction.atomic
def settle_draft(draft: Draft, *, about: str, answer: str, now: datetime) -> Saved:
    """Change the answer that a doubt is about; refused when it is not open, or offers no such answer."""
    draft = lock_draft(draft)
    form = read_form(draft.form.document)
    question = form.find(about)
    offered = {code for one in find_doubts(form, draft.answers) if one.about == about for code in one.choices}
    if question is None or answer not in offered - {KEEP}:
        raise Refused(Reason.ANSWER_WRONG, question=about)
    changed = apply_answer(question, draft.answers.get(about), answer)
    return save_section(draft, section=question.section, answers={**draft.answers, about: changed}, now=now)
