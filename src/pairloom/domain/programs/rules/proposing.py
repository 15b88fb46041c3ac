"""Propose the calendar of a round from one date, and read the rhythm of one that was held."""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count, pairwise

from pairloom.domain.programs.rules.order import MANY
from pairloom.domain.programs.rules.settings import LONGEST_CADENCE, SHORTEST_CADENCE, check_cadence
from pairloom.domain.programs.states import Moment, Planned, Rhythm

MORNING = time(9, 0)
LAST_MINUTE = time(23, 59)
OPEN_DAYS = 28
DAYS_TO_MATCH = 10
NOTICE_DAYS = 14
LEAST_MONTHS, MOST_MONTHS = 2, 12
DAYS_OF_A_MONTH = 30.4


def propose_calendar(
    *,
    opens_on: date,
    months: int = 4,
    cadence_days: int = 14,
    open_days: int = OPEN_DAYS,
    days_to_match: int = DAYS_TO_MATCH,
) -> tuple[Planned, ...]:
    """Propose a round: some weeks to apply, days to match, then months of topics and one check-in in each.

    The first topic goes out with the introductions, the last one two weeks before the end, when the end is announced.
    """
    check_cadence(cadence_days)
    closes_on = opens_on + timedelta(days=open_days)
    meets_on = closes_on + timedelta(days=days_to_match)
    ends_on = add_months(meets_on, months)
    notice_on = ends_on - timedelta(days=NOTICE_DAYS)
    topics = _step(meets_on, until=notice_on, days=cadence_days)
    check_ins = [day for day in _step(meets_on, until=notice_on, days=28) if day != meets_on]
    return tuple(
        sorted(
            [
                Planned(datetime.combine(opens_on, MORNING), Moment.OPENS),
                Planned(datetime.combine(closes_on, LAST_MINUTE), Moment.CLOSES),
                Planned(datetime.combine(meets_on, MORNING), Moment.INTRODUCTIONS),
                *_number(Moment.TOPIC, topics),
                *_number(Moment.CHECK_IN, check_ins),
                Planned(datetime.combine(meets_on + (ends_on - meets_on) / 2, MORNING), Moment.MID_SURVEY),
                Planned(datetime.combine(notice_on, MORNING), Moment.NOTICE),
                Planned(datetime.combine(ends_on, LAST_MINUTE), Moment.ENDS),
            ]
        )
    )


def _step(first: date, *, until: date, days: int) -> list[date]:
    times = (until - first).days // days + 1
    return [first + timedelta(days=days * number) for number in range(times)]


def _number(moment: Moment, days: Sequence[date]) -> list[Planned]:
    return [Planned(datetime.combine(day, MORNING), moment, number) for number, day in enumerate(days, start=1)]


def add_months(day: date, months: int) -> date:
    """Go some months on, to the same day or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    _, last = monthrange(year, month + 1)
    return date(year, month + 1, min(day.day, last))


def read_rhythm(planned: Iterable[Planned], *, cadence_days: int) -> Rhythm:
    """Read how long a round was open, how long matching and meeting took, and how often a topic came.

    What the calendar does not show is as for a first round.
    """
    moments = sorted(planned)
    days = {one.moment: one.local.date() for one in moments}
    topics = [one.local.date() for one in moments if one.moment == Moment.TOPIC]
    if not {Moment.OPENS, Moment.CLOSES, Moment.INTRODUCTIONS, Moment.ENDS} <= days.keys():
        return Rhythm(cadence_days=cadence_days)
    held = (days[Moment.ENDS] - days[Moment.INTRODUCTIONS]).days
    return Rhythm(
        months=min(max(round(held / DAYS_OF_A_MONTH), LEAST_MONTHS), MOST_MONTHS),
        cadence_days=_find_usual_step(topics, otherwise=cadence_days),
        open_days=(days[Moment.CLOSES] - days[Moment.OPENS]).days,
        days_to_match=max((days[Moment.INTRODUCTIONS] - days[Moment.CLOSES]).days, 1),
    )


def _find_usual_step(days: Sequence[date], *, otherwise: int) -> int:
    """Find how many days mostly lie between two topics; another number where that is out of bounds or unknown."""
    steps = Counter((then - first).days for first, then in pairwise(days))
    usual = max(steps, key=lambda step: (steps[step], -step), default=otherwise)
    return usual if SHORTEST_CADENCE <= usual <= LONGEST_CADENCE else otherwise


def number_again(planned: Iterable[Planned], *, fixed: Collection[tuple[Moment, int]]) -> tuple[Planned, ...]:
    """Give moments that come again their numbers in order of time; those that are fixed keep theirs."""
    taken = set(fixed)
    counted = []
    for one in sorted(planned):
        is_kept = one.moment not in MANY or (one.moment, one.number) in fixed
        number = one.number if is_kept else next(n for n in count(1) if (one.moment, n) not in taken)
        taken.add((one.moment, number))
        counted.append(Planned(one.local, one.moment, number))
    return tuple(counted)


def spread_topics(names: Sequence[str], dates: int) -> tuple[str, ...]:
    """Spread the names of topics over so many dates: from the first on, the last one always at the end.

    Dates for which there are not names enough come before the last and have none ("").
    """
    if dates <= 1 or not names:
        return tuple(names[:dates]) if names else ("",) * dates
    first = list(names[:-1])[: dates - 1]
    return (*first, *("",) * (dates - 1 - len(first)), names[-1])
