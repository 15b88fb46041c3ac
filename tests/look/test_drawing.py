"""Tests of the places of what charts draw."""

from datetime import date, timedelta

from pairloom.look.drawing import spread
from pairloom.look.drawing.days import MOST_BARS, place_bars
from pairloom.look.drawing.spread import place_steps

FIRST = date(2027, 3, 1)


def test_each_day_has_a_bar_those_on_which_nothing_came_too() -> None:
    chart = place_bars([(FIRST, 4, 1), (FIRST + timedelta(days=2), 8, 8)])
    assert [(bar.number, bar.sure, bar.height, bar.sure_height) for bar in chart.bars] == [
        (4, 1, 110.0, 27.5),
        (0, 0, 0.0, 0.0),
        (8, 8, 220.0, 220.0),
    ]
    assert chart.peak is not None
    assert (chart.days, chart.total, chart.peak.day) == (1, 12, FIRST + timedelta(days=2))


def test_over_a_long_time_a_bar_holds_some_days_and_none_is_lost() -> None:
    chart = place_bars([(FIRST + timedelta(days=day), 1, 0) for day in range(400)])
    assert (chart.total, chart.days, len(chart.bars) <= MOST_BARS) == (400, 5, True)


def test_without_applications_there_is_nothing_to_draw() -> None:
    assert place_bars([]).bars == ()


# Distributions


def test_bars_span_the_chart_and_carry_the_tone_of_where_they_begin() -> None:
    steps = place_steps([1, 0, 0, 200], tones=((25, "trouble"), (60, "waiting")))
    assert [(step.begins, step.ends, step.number, step.tone) for step in steps] == [
        (0, 25, 1, "trouble"),
        (25, 50, 0, "waiting"),
        (50, 75, 0, "waiting"),
        (75, 100, 200, ""),
    ]
    assert (steps[0].height, steps[1].height, steps[3].height, steps[3].y) == (2.0, 0.0, spread.HEIGHT, 0.0)
    assert steps[3].x + steps[3].width < spread.WIDTH


def test_a_distribution_of_nobody_has_no_bars() -> None:
    assert place_steps([]) == []
