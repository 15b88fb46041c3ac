"""Take somebody for whom no partner was found out of a match before it is confirmed, and bring them back.

Nobody is told before the introductions: then one letter goes to all who have no partner.
"""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.rules.setting_aside import check_may_return, check_may_set_aside
from pairloom.domain.applications.services.locking import lock_application, lock_round
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.programs.states import RoundState


@transaction.atomic
def stand_by(application: Application, *, by: Person | None, now: datetime) -> bool:
    """Let somebody stand by for a partner in this round; tells whether this call did."""
    return _set_aside(application, ApplicationState.STANDBY, by=by, now=now)


@transaction.atomic
def next_round_first(application: Application, *, by: Person | None, now: datetime) -> bool:
    """Let somebody wait for the next round, and come first there; tells whether this call did."""
    return _set_aside(application, ApplicationState.WAITING, by=by, now=now)


@transaction.atomic
def bring_back(application: Application, *, by: Person | None, now: datetime) -> bool:
    """Bring somebody back into the match who was taken out of it; tells whether this call did."""
    lock_round(application)
    locked = lock_application(application)
    state = ApplicationState(locked.state)
    if state is ApplicationState.ACCEPTED:
        return False
    check_may_return(state, Why(locked.why), RoundState(locked.round.state))
    _move(locked, ApplicationState.ACCEPTED, Why.PLACE)
    write_journal("application.brought-back", about=locked, by=by, at=now, before=state.value)
    return True


def _set_aside(application: Application, wanted: ApplicationState, *, by: Person | None, now: datetime) -> bool:
    lock_round(application)
    locked = lock_application(application)
    if locked.state == wanted and locked.why == Why.NO_PARTNER:
        return False
    check_may_set_aside(ApplicationState(locked.state), wanted, RoundState(locked.round.state))
    _move(locked, wanted, Why.NO_PARTNER)
    write_journal("application.set-aside", about=locked, by=by, at=now, state=wanted.value)
    return True


def _move(application: Application, state: ApplicationState, why: Why) -> None:
    application.state, application.why = state, why
    application.save(update_fields=["state", "why"])
