"""Put the answers of a newer form in the place of an application that stands already."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.queries.finding import application_of
from pairloom.domain.applications.queries.gates import read_gates
from pairloom.domain.applications.rules import check_may_change, choose_first_state, read_arrival
from pairloom.domain.applications.services.confirming import confirm_locked
from pairloom.domain.applications.services.enrolling import enrol_person, read_country
from pairloom.domain.applications.services.locking import lock_application, lock_draft
from pairloom.domain.applications.services.noting import note_doubts
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.programs.catalogue import read_form


@transaction.atomic
def replace_answers(draft: Draft, *, now: datetime) -> Application:
    """Let a draft that waits take the place of the application, as its letter's link asks; safe to do twice."""
    draft = lock_draft(draft)
    standing = None if draft.person is None or draft.sent_at is None else application_of(draft.person, draft.round)
    if standing is None:
        raise Refused(Reason.LINK_BROKEN)
    return put_in_place(lock_application(standing), draft, received_at=now, now=now)


def put_in_place(application: Application, draft: Draft, *, received_at: datetime, now: datetime) -> Application:
    """Put the answers of a draft into a locked application, which is confirmed by it; its place in the queue stays."""
    if application.answers == draft.answers and application.state not in _UNSURE:
        return application
    gates = read_gates(application.round, now=now)
    if application.state == ApplicationState.WITHDRAWN:
        state, why = choose_first_state(read_arrival(gates, received_at=received_at), is_confirmed=False)
        application.state, application.why, application.withdrawn_at = state, why, None
    check_may_change(ApplicationState(application.state), gates, received_at=received_at)
    application.form, application.answers, application.name = draft.form, draft.answers, draft.name
    form = read_form(draft.form.document)
    application.country = read_country(form, draft.answers)
    application.version, application.changed_at = application.version + 1, now
    application.save()
    application.doubts.all().delete()
    note_doubts(application, form, now=now)
    write_journal("application.changed", about=application, by=application.person, at=now, version=application.version)
    if application.state in _UNSURE:
        confirm_locked(application, now=now)
    else:
        application.person = enrol_person(application, now=now)
    return application


_UNSURE = frozenset({ApplicationState.RECEIVED, ApplicationState.INCOMPLETE, ApplicationState.WITHDRAWN})
