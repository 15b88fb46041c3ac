"""All faults of a calendar are found at once, each named by its date."""

from datetime import date, datetime

from pairloom.domain.core.errors import Reason
from pairloom.domain.programs import rules
from pairloom.domain.programs.rules import Planned
from pairloom.domain.programs.states import Moment

PLANNED = rules.propose_calendar(opens_on=date(2026, 1, 5))


def find(planned: list[Planned]) -> list[tuple[Reason, object, object]]:
    """Find the faults, each with its date."""
    faults = rules.find_order_faults(planned)
    return [(fault.reason, fault.details.get("moment"), fault.details.get("number")) for fault in faults]


def test_each_date_that_is_misplaced_is_named() -> None:
    moved = {(Moment.CLOSES, 1): datetime(2026, 1, 1), (Moment.TOPIC, 3): datetime(2026, 1, 2)}
    planned = [Planned(moved.get((one.moment, one.number), one.local), one.moment, one.number) for one in PLANNED]
    assert find(planned) == [(Reason.CALENDAR_ORDER, "closes", 1), (Reason.CALENDAR_ORDER, "topic", 3)]


def test_what_is_missing_is_said_before_the_order() -> None:
    assert find([Planned(datetime(2030, 1, 1), Moment.OPENS)]) == [(Reason.CALENDAR_MISSING, "closes", 1)]


def test_a_calendar_without_end_is_refused() -> None:
    many = [Planned(datetime(2026, 3, 1, number // 60, number % 60), Moment.TOPIC, number + 50) for number in range(99)]
    assert find([*PLANNED, *many]) == [(Reason.CALENDAR_LONG, None, None)]


def test_what_is_done_stays_where_it_is() -> None:
    opens = next(one for one in PLANNED if one.moment == Moment.OPENS)
    assert list(rules.find_fixed_faults([opens], PLANNED)) == []
    (fault,) = rules.find_fixed_faults([opens], PLANNED[1:])
    assert (fault.reason, fault.details) == (Reason.MOMENT_DONE, {"moment": "opens", "number": 1})
