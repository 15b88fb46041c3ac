"""Read between which moments people may apply to a round."""

from datetime import datetime

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.rules import Arrival, Gates, choose_confirmed_state, read_arrival
from pairloom.domain.applications.rules.setting_aside import tell_state
from pairloom.domain.applications.states import UNSURE, ApplicationState, Why
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import RoundTimes, read_round_times
from pairloom.domain.programs.states import RoundState


def is_decided(round_: Round) -> bool:
    """Tell whether places were given in a round."""
    return Application.objects.filter(round=round_, decided_at__isnull=False).exists()


def read_gates(round_: Round, *, now: datetime) -> Gates:
    """Read the moments of a round that decide who may apply; one query for its calendar, one more after closing."""
    return lay_gates(round_, read_round_times(round_), now=now)


def lay_gates(round_: Round, times: RoundTimes, *, now: datetime) -> Gates:
    """Give the moments of a round whose times were read before; one query after closing, none until then."""
    return Gates(
        state=RoundState(round_.state),
        opens_at=times.opens_at,
        closes_at=times.closes_at,
        grace_ends_at=times.grace_ends_at,
        half_at=times.half_at,
        is_decided=now > times.closes_at and is_decided(round_),
    )


def tell_arrival(round_: Round, *, now: datetime) -> Arrival | None:
    """Tell how somebody would come who applied now: for a place, late to stand by, or not at all."""
    try:
        return read_arrival(read_gates(round_, now=now), received_at=now)
    except Refused:
        return None


def read_told(application: Application) -> tuple[ApplicationState, Why]:
    """Read where an application stands as its person knows it, and why."""
    round_state = RoundState(application.round.state)
    return tell_state(ApplicationState(application.state), Why(application.why), round_state)


def foretell_state(application: Application, *, now: datetime) -> ApplicationState:
    """Tell what an application is, or becomes by being confirmed now; refused when it is too late for that."""
    state = ApplicationState(application.state)
    if state not in UNSURE:
        return state
    return choose_confirmed_state(state, Why(application.why), read_gates(application.round, now=now), now=now)[0]
