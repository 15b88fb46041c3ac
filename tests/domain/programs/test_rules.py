"""The calendar of a round, in proposals, order and time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs import rules
from pairloom.domain.programs.rules import Planned
from pairloom.domain.programs.states import MOVES, Moment, RoundState

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_round_of_four_months_is_proposed_whole() -> None:
    planned = rules.propose_calendar(opens_on=date(2026, 1, 5))
    single = {one.moment: one.local for one in planned if one.moment not in rules.MANY}
    assert single == {
        Moment.OPENS: datetime(2026, 1, 5, 9, 0),
        Moment.CLOSES: datetime(2026, 2, 2, 23, 59),
        Moment.INTRODUCTIONS: datetime(2026, 2, 12, 9, 0),
        Moment.MID_SURVEY: datetime(2026, 4, 13, 9, 0),
        Moment.NOTICE: datetime(2026, 5, 29, 9, 0),
        Moment.ENDS: datetime(2026, 6, 12, 23, 59),
    }
    topics = [one.local.date() for one in planned if one.moment == Moment.TOPIC]
    assert (len(topics), topics[0], topics[1]) == (8, date(2026, 2, 12), date(2026, 2, 26))
    assert [one.number for one in planned if one.moment == Moment.CHECK_IN] == [1, 2, 3]


@given(
    opens_on=st.dates(date(2020, 1, 1), date(2099, 1, 1)),
    months=st.integers(2, 12),
    cadence=st.integers(rules.SHORTEST_CADENCE, rules.LONGEST_CADENCE),
)
def test_every_proposed_calendar_passes_its_own_check(opens_on: date, months: int, cadence: int) -> None:
    rules.check_calendar(rules.propose_calendar(opens_on=opens_on, months=months, cadence_days=cadence))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 11, 15), 4, date(2027, 3, 15)),
        (date(2026, 1, 28), 1, date(2026, 2, 28)),
        (date(2026, 1, 5), 12, date(2027, 1, 5)),
    ],
)
def test_months_end_where_the_shorter_month_ends(day: date, months: int, then: date) -> None:
    assert rules.add_months(day, months) == then


@pytest.mark.parametrize("days", [6, 63, 0, -14])
def test_topics_too_often_or_too_seldom_are_refused(days: int) -> None:
    with pytest.raises(Refused) as refused:
        rules.propose_calendar(opens_on=date(2026, 1, 5), cadence_days=days)
    assert (refused.value.reason, refused.value.details["found"]) == (Reason.CADENCE_WRONG, days)


def change(moment: Moment, local: datetime) -> list[Planned]:
    planned = rules.propose_calendar(opens_on=date(2026, 1, 5))
    return [Planned(local, one.moment, one.number) if one.moment == moment else one for one in planned]


@pytest.mark.parametrize(
    ("moment", "local", "first", "then"),
    [
        (Moment.CLOSES, datetime(2026, 1, 4), "opens", "closes"),
        (Moment.INTRODUCTIONS, datetime(2026, 2, 1), "closes", "introductions"),
        (Moment.ENDS, datetime(2026, 5, 28), "notice", "ends"),
    ],
)
def test_moments_in_the_wrong_order_are_named(moment: Moment, local: datetime, first: str, then: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.check_calendar(change(moment, local))
    assert (refused.value.reason, refused.value.details["first"], refused.value.details["then"]) == (
        *(Reason.CALENDAR_ORDER, first, then),
    )


def test_a_topic_lies_between_introductions_and_the_end() -> None:
    planned = rules.propose_calendar(opens_on=date(2026, 1, 5))
    for local in (datetime(2026, 2, 11), datetime(2026, 6, 13)):
        with pytest.raises(Refused) as refused:
            rules.check_calendar([*planned, Planned(local, Moment.TOPIC, 99)])
        assert refused.value.reason == Reason.CALENDAR_ORDER


def test_a_moment_that_is_missing_or_named_twice_is_refused() -> None:
    planned = rules.propose_calendar(opens_on=date(2026, 1, 5))
    with pytest.raises(Refused) as missing:
        rules.check_calendar([one for one in planned if one.moment != Moment.ENDS])
    with pytest.raises(Refused) as twice:
        rules.check_calendar([*planned, Planned(datetime(2026, 6, 1), Moment.TOPIC, 1)])
    assert (missing.value.details, twice.value.reason) == (*({"moment": "ends", "number": 1}, Reason.CALENDAR_TWICE),)


@pytest.mark.parametrize(
    ("local", "zone", "due"),
    [
        (datetime(2026, 1, 5, 9, 0), "UTC", datetime(2026, 1, 5, 9, 0)),
        (datetime(2026, 1, 5, 9, 0), "Asia/Kathmandu", datetime(2026, 1, 5, 3, 15)),
        (datetime(2026, 7, 5, 9, 0), "America/Toronto", datetime(2026, 7, 5, 13, 0)),
        # On 29 March 2026 clocks in Berlin jump from 2:00 to 3:00: half past two becomes due at the jump.
        (datetime(2026, 3, 29, 2, 30), "Europe/Berlin", datetime(2026, 3, 29, 1, 0)),
        (datetime(2026, 3, 29, 2, 0), "Europe/Berlin", datetime(2026, 3, 29, 1, 0)),
        (datetime(2026, 3, 29, 3, 0), "Europe/Berlin", datetime(2026, 3, 29, 1, 0)),
        # On 25 October 2026 half past two comes twice: the first counts.
        (datetime(2026, 10, 25, 2, 30), "Europe/Berlin", datetime(2026, 10, 25, 0, 30)),
        # Lord Howe Island moves by half an hour.
        (datetime(2026, 10, 4, 2, 15), "Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30)),
        # Samoa had no 30 December 2011: the day becomes due when it was skipped.
        (datetime(2011, 12, 30, 9, 0), "Pacific/Apia", datetime(2011, 12, 30, 10, 0)),
    ],
)
def test_a_wall_clock_time_is_due_once_on_the_worlds_clock(local: datetime, zone: str, due: datetime) -> None:
    assert rules.find_due_time(local, zone) == due.replace(tzinfo=UTC)


@given(
    local=st.datetimes(datetime(2024, 1, 1), datetime(2036, 1, 1)),
    zone=st.sampled_from(
        ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Gaza"]
    ),
)
def test_the_clock_on_the_wall_shows_the_planned_time_or_has_just_jumped_over_it(local: datetime, zone: str) -> None:
    due = rules.find_due_time(local, zone)
    shown = due.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert timedelta() <= shown - local.replace(microsecond=local.microsecond) < timedelta(hours=1, seconds=1)


def test_a_round_moves_only_along_the_table() -> None:
    refused = set()
    for state in RoundState:
        for to in RoundState:
            try:
                rules.check_move(state, to)
            except Refused:
                refused.add((state, to))
    assert refused == {(state, to) for state in RoundState for to in RoundState if to not in MOVES[state]}


def test_what_is_done_or_past_cannot_be_moved() -> None:
    rules.check_may_move_moment(done_at=None, due_at=NOW, now=NOW)
    with pytest.raises(Refused, match=Reason.MOMENT_DONE):
        rules.check_may_move_moment(done_at=NOW, due_at=NOW, now=NOW)
    with pytest.raises(Refused, match=Reason.MOMENT_PASSED):
        rules.check_may_move_moment(done_at=None, due_at=NOW - timedelta(seconds=1), now=NOW)
