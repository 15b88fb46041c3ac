"""Change the answers of an application until places are given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries.gates import read_gates, read_told
from pairloom.domain.applications.rules import check_may_change, clean_answer
from pairloom.domain.applications.rules.faults import find_fault
from pairloom.domain.applications.services.enrolling import enrol_person, read_country
from pairloom.domain.applications.services.locking import lock_application
from pairloom.domain.applications.services.noting import note_doubts
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.programs.catalogue import Form, read_form

SURE = frozenset(
    {ApplicationState.CONFIRMED, ApplicationState.ACCEPTED, ApplicationState.WAITING, ApplicationState.STANDBY}
)


@dataclass(frozen=True)
class Changed:
    """An application as it is now, and what is wrong with the new answers; where anything is, nothing was changed."""

    application: Application
    faults: dict[str, Refused]


@transaction.atomic
def change_answers(application: Application, answers: Mapping[str, object], *, version: int, now: datetime) -> Changed:
    """Change the answers to the questions that are named, all or none; the others stay as they are.

    Refused when somebody else has changed the application since this version, and once places are given.
    """
    locked = lock_application(application)
    state, _why = read_told(locked)
    check_may_change(state, read_gates(locked.round, now=now), received_at=now)
    if locked.version != version:
        raise Refused(Reason.ANSWERS_CHANGED_MEANWHILE)
    form = read_form(locked.form.document)
    faults = _find_faults(form, answers)
    if not faults:
        _change(locked, form, answers, now=now)
    return Changed(locked, faults)


def _find_faults(form: Form, answers: Mapping[str, object]) -> dict[str, Refused]:
    found = ((one.name, find_fault(one, answers[one.name])) for one in form.questions if one.name in answers)
    return {name: fault for name, fault in found if fault is not None}


def _change(application: Application, form: Form, answers: Mapping[str, object], *, now: datetime) -> None:
    """Save what is different, drop what was asked about it, and carry it over to the person."""
    cleaned = {one.name: clean_answer(one, answers[one.name]) for one in form.questions if one.name in answers}
    changed = [name for name, answer in cleaned.items() if application.answers.get(name) != answer]
    if not changed:
        return
    application.answers = {**application.answers, **cleaned}
    application.country = read_country(form, application.answers)
    application.version, application.changed_at = application.version + 1, now
    application.save(update_fields=["answers", "country", "version", "changed_at"])
    application.doubts.filter(answered_at=None, about__in=["", *changed]).delete()
    write_journal("application.changed", about=application, by=application.person, at=now, version=application.version)
    note_doubts(application, form, now=now)
    if application.state in SURE:
        application.person = enrol_person(application, now=now)
