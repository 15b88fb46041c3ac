"""Ask about an application before it is too late, and take the answer of one press."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.links import answer_url
from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.queries.gates import tell_arrival
from pairloom.domain.applications.rules import Arrival
from pairloom.domain.applications.rules.answering import KEEP, apply_answer
from pairloom.domain.applications.services.changing import change_answers
from pairloom.domain.applications.services.locking import lock_application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.applications.wording import describe_doubt
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.services import queue
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.models import Round

ASKED = (ApplicationState.RECEIVED, ApplicationState.CONFIRMED)


@transaction.atomic
def answer_doubt(doubt: Doubt, *, answer: str, now: datetime) -> Doubt:
    """Take the answer to a question, and change the application by it; the same answer again changes nothing."""
    application = lock_application(doubt.application)
    locked = Doubt.objects.select_for_update().get(pk=doubt.pk)
    if locked.answered_at is not None and locked.answer == answer:
        return locked
    if locked.answered_at is not None:
        raise Refused(Reason.DOUBT_ANSWERED)
    if answer not in locked.choices:
        raise Refused(Reason.ANSWER_WRONG, question=locked.about)
    locked.answer, locked.answered_at = answer, now
    locked.save(update_fields=["answer", "answered_at"])
    write_journal("doubt.answered", about=application, by=application.person, at=now, kind=locked.kind)
    if answer != KEEP and locked.about:
        _change(application, locked, now=now)
    return locked


def _change(application: Application, doubt: Doubt, *, now: datetime) -> None:
    """Change the answer that the question was about."""
    question = read_form(application.form.document).find(doubt.about)
    if question is None:
        return
    changed = apply_answer(question, application.answers.get(question.name), doubt.answer)
    found = change_answers(application, {question.name: changed}, version=application.version, now=now)
    for fault in found.faults.values():
        raise fault


@transaction.atomic
def ask_doubts(round_: Round, *, now: datetime) -> int:
    """Write one letter to each person about whose application something is open; nobody is asked a second time."""
    if tell_arrival(round_, now=now) is not Arrival.IN_TIME:
        return 0
    open_ = Doubt.objects.filter(application__round=round_, application__state__in=ASKED, answered_at=None)
    before = Doubt.objects.filter(application__round=round_, asked_at__isnull=False).values("application_id")
    asked = set(open_.exclude(application_id__in=before).values_list("application_id", flat=True))
    applications = Application.objects.filter(pk__in=asked).select_related("person", "round__program", "form")
    for application in applications.prefetch_related("doubts"):
        _ask(application, now=now)
    open_.filter(application_id__in=asked).update(asked_at=now)
    return len(asked)


def _ask(application: Application, *, now: datetime) -> None:
    doubts = [doubt for doubt in application.doubts.all() if doubt.answered_at is None]
    form, language = read_form(application.form.document), application.person.language
    questions = "\n\n".join(describe_doubt(doubt, form, language) for doubt in doubts)
    queue(
        "application-question",
        key=f"application-question:{application.pk}:{max(doubt.pk for doubt in doubts)}",
        values={
            "round": application.round.name,
            "questions": questions,
            "link": answer_url(application.key, now=now),
        },
        to=application.person,
        program=application.round.program,
        about=name_row(application),
        now=now,
    )
    write_journal("doubts.asked", about=application, at=now, count=len(doubts))
