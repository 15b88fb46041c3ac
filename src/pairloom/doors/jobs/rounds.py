"""Do what the calendars of rounds ask for, when its time has come."""

from datetime import datetime

from pairloom.domain.applications.queries import rounds_to_decide
from pairloom.domain.applications.services import close_intake
from pairloom.domain.outreach.services import tell_opening
from pairloom.domain.pairs.services import order_due_matches
from pairloom.domain.programs.models import CalendarEntry
from pairloom.domain.programs.queries import moments_due
from pairloom.domain.programs.services import finish_moment, move_round
from pairloom.domain.programs.states import Moment, RoundState

# A moment, the state a round must be in, and the state it comes into.
STEPS = {
    Moment.OPENS: (RoundState.PLANNED, RoundState.OPEN),
    Moment.CLOSES: (RoundState.OPEN, RoundState.CLOSED),
    Moment.ENDS: (RoundState.RUNNING, RoundState.ENDED),
}


def turn_rounds(*, now: datetime) -> int:
    """Take rounds on whose moment has come, give places where the grace has ended, and order their first match.

    Tells how much was done.
    """
    steps = moments_due(now).filter(moment__in=list(STEPS))
    moved = sum(take_step(entry, now=now) for entry in steps)
    decided = sum(close_intake(round_, now=now) for round_ in rounds_to_decide())
    return moved + decided + order_due_matches(now=now)


def take_step(entry: CalendarEntry, *, now: datetime) -> bool:
    """Take a round over the step that a moment stands for; a round that is elsewhere stays there."""
    before, after = STEPS[Moment(entry.moment)]
    entry.round.refresh_from_db(fields=["state"])
    if entry.round.state == before:
        move_round(entry.round, to=after, now=now)
        return follow_step(entry, now=now)
    if entry.round.state == after:
        follow_step(entry, now=now)
    return False


def follow_step(entry: CalendarEntry, *, now: datetime) -> bool:
    """Do what follows from a step, and note that it is done; after a crash this comes again, and each part knows it."""
    if entry.moment == Moment.OPENS:
        tell_opening(entry.round, now=now)
    return finish_moment(entry, now=now)
