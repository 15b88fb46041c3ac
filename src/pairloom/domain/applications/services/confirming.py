"""Confirm an application by its letter's link: the address is the person's, and the person wants to take part."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries.gates import read_gates
from pairloom.domain.applications.rules import choose_confirmed_state, read_agreements
from pairloom.domain.applications.services.enrolling import enrol_person
from pairloom.domain.applications.services.locking import lock_application
from pairloom.domain.applications.services.writing import write_confirm_link, write_of_state
from pairloom.domain.applications.states import UNSURE, ApplicationState, Source, Why
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services import cancel_letters
from pairloom.domain.programs.catalogue import read_form


@transaction.atomic
def confirm_application(application: Application, *, agreed: Mapping[str, object] | None = None, now: datetime) -> bool:
    """Confirm an application; tells whether this call was the one. Refused when it was withdrawn, or after half.

    Answers that were brought in from another form agree to nothing yet: then `agreed` holds the version of each text
    that the person agrees to now, by question, and without it this is refused.
    """
    locked = lock_application(application)
    if locked.state not in {*UNSURE, ApplicationState.WITHDRAWN}:
        return False
    if locked.source == Source.IMPORT:
        _agree(locked, agreed or {}, now=now)
    confirm_locked(locked, now=now)
    return True


def _agree(application: Application, agreed: Mapping[str, object], *, now: datetime) -> None:
    """Add what the person agrees to now to the answers."""
    added = read_agreements(read_form(application.form.document), application.answers, agreed)
    if added:
        application.answers, application.version = {**application.answers, **added}, application.version + 1
        application.changed_at = now
        application.save(update_fields=["answers", "version", "changed_at"])


def confirm_locked(application: Application, *, now: datetime) -> None:
    """Confirm an application that is locked: state, person, consents, letter."""
    gates = read_gates(application.round, now=now)
    state, why = ApplicationState(application.state), Why(application.why)
    application.state, application.why = choose_confirmed_state(state, why, gates, now=now)
    application.confirmed_at = now
    application.save(update_fields=["state", "why", "confirmed_at"])
    application.person = enrol_person(application, now=now)
    write_journal(
        "application.confirmed", about=application, by=application.person, at=now, state=str(application.state)
    )
    cancel_letters(about=name_row(application), now=now, reason="confirmed")
    write_of_state(application, now=now)


@transaction.atomic
def send_confirm_link(application: Application, *, now: datetime) -> Letter:
    """Send the link to confirm once more; within an hour one letter is enough."""
    locked = lock_application(application)
    if locked.state not in UNSURE:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found=locked.state, wanted=ApplicationState.CONFIRMED.value)
    return write_confirm_link(locked, now=now)
