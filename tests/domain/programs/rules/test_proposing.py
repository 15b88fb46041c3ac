"""The next round follows the last; dates that come again are counted in order; topics are spread over them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.domain.programs import rules
from pairloom.domain.programs.rules import Planned
from pairloom.domain.programs.states import Moment, Rhythm

DAY = date(2026, 1, 5)


@given(
    opens_on=st.dates(date(2020, 1, 1), date(2050, 1, 1)),
    rhythm=st.builds(Rhythm, st.integers(2, 12), st.integers(7, 31), st.integers(1, 90), st.integers(1, 60)),
)
def test_a_round_is_laid_out_as_the_one_before(opens_on: date, rhythm: Rhythm) -> None:
    planned = rules.propose_calendar(opens_on=opens_on, **vars(rhythm))
    assert rules.read_rhythm(planned, cadence_days=rhythm.cadence_days) == rhythm
    rules.check_calendar(planned)


@pytest.mark.parametrize("planned", [(), (Planned(datetime(2026, 1, 5), Moment.OPENS),)])
def test_without_a_whole_calendar_the_next_round_is_laid_out_like_a_first_one(planned: tuple[Planned, ...]) -> None:
    assert rules.read_rhythm(planned, cadence_days=21) == Rhythm(cadence_days=21)


def test_a_rhythm_out_of_bounds_is_brought_back_into_them() -> None:
    planned = [
        Planned(datetime(2026, 1, 5, 9), Moment.OPENS),
        Planned(datetime(2026, 1, 9, 9), Moment.CLOSES),
        Planned(datetime(2026, 1, 9, 10), Moment.INTRODUCTIONS),
        *(Planned(datetime(2026, 1, 10 + day, 10), Moment.TOPIC, day + 1) for day in range(3)),
        Planned(datetime(2026, 1, 30, 10), Moment.ENDS),
    ]
    assert rules.read_rhythm(planned, cadence_days=14) == Rhythm(2, 14, 4, 1)


def make_topics(*days: int) -> list[Planned]:
    return [Planned(datetime(2026, 3, day), Moment.TOPIC, number) for number, day in enumerate(days, start=1)]


@pytest.mark.parametrize(
    ("fixed", "numbers"), [((), {5: 1, 10: 2, 20: 3}), ((1,), {5: 2, 10: 3, 20: 1}), ((2,), {5: 1, 10: 2, 20: 3})]
)
def test_dates_that_come_again_are_numbered_in_order_of_time(fixed: tuple[int, ...], numbers: dict[int, int]) -> None:
    counted = rules.number_again(make_topics(20, 10, 5), fixed={(Moment.TOPIC, number) for number in fixed})
    assert {one.local.day: one.number for one in counted} == numbers


def test_single_dates_keep_the_number_one_so_that_a_double_is_found() -> None:
    twice = [Planned(datetime(2026, 3, day), Moment.NOTICE) for day in (1, 2)]
    assert [one.number for one in rules.number_again(twice, fixed=())] == [1, 1]


@pytest.mark.parametrize(
    ("dates", "spread"),
    [
        (0, ()),
        (1, ("a",)),
        (2, ("a", "c")),
        (3, ("a", "b", "c")),
        (5, ("a", "b", "", "", "c")),
    ],
)
def test_topics_begin_with_the_first_and_end_with_the_last(dates: int, spread: tuple[str, ...]) -> None:
    assert rules.spread_topics(("a", "b", "c"), dates) == spread


def test_a_template_without_topics_leaves_all_dates_open() -> None:
    assert rules.spread_topics((), 2) == ("", "")


def test_a_proposed_round_has_its_first_topic_with_the_introductions() -> None:
    planned = rules.propose_calendar(opens_on=DAY, open_days=7, days_to_match=3)
    days = {(one.moment, one.number): one.local.date() for one in planned}
    assert days[Moment.INTRODUCTIONS, 1] == days[Moment.TOPIC, 1] == DAY + timedelta(days=10)
