"""Withdraw an application, and take that back while the round is open."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries.gates import read_gates
from pairloom.domain.applications.rules import Arrival, check_may_withdraw, read_arrival
from pairloom.domain.applications.services.locking import lock_application
from pairloom.domain.applications.services.writing import write_of_withdrawal
from pairloom.domain.applications.states import ApplicationState, Behalf
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.services import cancel_letters
from pairloom.domain.people.models import Person


@transaction.atomic
def withdraw_application(
    application: Application, *, by: Person | None, reason: Behalf | None = None, now: datetime
) -> bool:
    """Withdraw an application; tells whether it stood until now. Letters about it that wait are not sent any more.

    `reason` is given by an organiser who does it in the person's place.
    """
    locked = lock_application(application)
    if locked.state == ApplicationState.WITHDRAWN:
        return False
    check_may_withdraw(ApplicationState(locked.state))
    before, locked.state, locked.withdrawn_at = locked.state, ApplicationState.WITHDRAWN, now
    locked.save(update_fields=["state", "withdrawn_at"])
    locked.doubts.filter(answered_at=None).delete()
    behalf = {} if reason is None else {"reason": reason.value}
    write_journal("application.withdrawn", about=locked, by=by, at=now, before=before, **behalf)
    cancel_letters(about=name_row(locked), now=now, reason="withdrawn")
    write_of_withdrawal(locked, now=now)
    return True


@transaction.atomic
def take_back_withdrawal(application: Application, *, now: datetime) -> bool:
    """Let a withdrawn application stand again, in its old place of the queue; refused once the round has closed."""
    locked = lock_application(application)
    if locked.state != ApplicationState.WITHDRAWN:
        return False
    if read_arrival(read_gates(locked.round, now=now), received_at=now) is not Arrival.IN_TIME:
        raise Refused(Reason.ROUND_CLOSED)
    is_sure = locked.confirmed_at is not None
    locked.state = ApplicationState.CONFIRMED if is_sure else ApplicationState.RECEIVED
    locked.withdrawn_at = None
    locked.save(update_fields=["state", "withdrawn_at"])
    write_journal("application.stands-again", about=locked, by=locked.person, at=now, state=locked.state.value)
    cancel_letters(about=name_row(locked), now=now, reason="stands again")
    return True
