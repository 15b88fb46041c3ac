"""Decide whether the moments of a calendar stand in the right order, and which of them may still change."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import pairwise

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import Moment, Planned

# What must come before what; topics and check-ins lie between introductions and the end.
ORDER = (Moment.OPENS, Moment.CLOSES, Moment.INTRODUCTIONS, Moment.MID_SURVEY, Moment.NOTICE, Moment.ENDS)
NEEDED = (Moment.OPENS, Moment.CLOSES, Moment.INTRODUCTIONS, Moment.ENDS)
MANY = frozenset({Moment.TOPIC, Moment.CHECK_IN})
MOST_MOMENTS = 100


def check_calendar(planned: Iterable[Planned]) -> None:
    """Refuse a calendar whose moments stand in the wrong order, are missing, or are named twice."""
    for fault in find_order_faults(planned):
        raise fault


def find_order_faults(planned: Iterable[Planned]) -> Iterator[Refused]:
    """Find all that is wrong with the order; where a moment is missing or doubled, that alone."""
    moments = sorted(planned)
    whole = list(_find_gaps(moments))
    yield from whole[:1] or _find_disorder(moments)


def _find_gaps(moments: list[Planned]) -> Iterator[Refused]:
    if len(moments) > MOST_MOMENTS:
        yield Refused(Reason.CALENDAR_LONG, found=len(moments), most=MOST_MOMENTS)
    if len({(one.moment, one.number) for one in moments}) != len(moments):
        yield Refused(Reason.CALENDAR_TWICE)
    there = {one.moment for one in moments}
    yield from (
        Refused(Reason.CALENDAR_MISSING, moment=moment.value, number=1) for moment in NEEDED if moment not in there
    )


def _find_disorder(moments: list[Planned]) -> Iterator[Refused]:
    single = {one.moment: one for one in moments if one.moment not in MANY}
    named = [single[moment] for moment in ORDER if moment in single]
    for first, then in pairwise(named):
        yield from _find_misplaced(first, then, at=then)
    for one in moments:
        if one.moment in MANY:
            yield from _find_misplaced(single[Moment.INTRODUCTIONS], one, at=one)
            yield from _find_misplaced(one, single[Moment.ENDS], at=one)


def _find_misplaced(first: Planned, then: Planned, *, at: Planned) -> Iterator[Refused]:
    """Find whether a moment comes before the one that it must follow; topics may go out with the introductions."""
    is_fine = first.local <= then.local if then.moment in MANY else first.local < then.local
    if not is_fine:
        yield Refused(
            Reason.CALENDAR_ORDER,
            first=first.moment.value,
            then=then.moment.value,
            first_at=first.local.isoformat(" ", "minutes"),
            then_at=then.local.isoformat(" ", "minutes"),
            moment=at.moment.value,
            number=at.number,
        )


def check_may_move_moment(*, done_at: datetime | None, due_at: datetime, now: datetime) -> None:
    """Refuse to move what is done already, or to a time that has passed."""
    if done_at is not None:
        raise Refused(Reason.MOMENT_DONE)
    if due_at < now:
        raise Refused(Reason.MOMENT_PASSED)


def find_fixed_faults(fixed: Iterable[Planned], wanted: Collection[Planned]) -> Iterator[Refused]:
    """Find moments that are done or have passed, and that somebody wants to move or to take away."""
    for one in fixed:
        if one not in wanted:
            yield Refused(Reason.MOMENT_DONE, moment=one.moment.value, number=one.number)
