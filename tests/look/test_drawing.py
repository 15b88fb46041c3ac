"""Tests of the places of what charts draw."""

from datetime import date, timedelta

import pytest

from pairloom.look.drawing import spread
from pairloom.look.drawing.days import MOST_BARS, place_bars
from pairloom.look.drawing.spread import place_steps
from pairloom.look.drawing.threads import THICKEST, lay_threads
from pairloom.look.drawing.world import HEIGHT, WIDTH, load_points, place_dots, project
from pairloom.sheets.answers.world_names import load_english_country_names

FIRST = date(2027, 3, 1)


def test_every_country_that_can_be_chosen_has_a_place_on_the_map() -> None:
    points = load_points()
    assert set(load_english_country_names()) - set(points) == set()
    places = {country: project(*point) for country, point in points.items()}
    outside = [country for country, (x, y) in places.items() if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT)]
    assert set(outside) - {"AQ"} == set()


def test_the_middle_of_the_world_lies_in_the_middle_and_north_is_above() -> None:
    assert project(0, 0)[0] == WIDTH / 2
    assert project(180, 0)[0] == pytest.approx(WIDTH, abs=0.2)
    assert project(0, 50)[1] < project(0, 0)[1] < project(0, -50)[1]


def test_dots_have_areas_like_their_numbers_and_large_ones_lie_below() -> None:
    dots = place_dots({"KE": 1, "SE": 100, "PE": 25, "QQ": 5, "FR": 0}, tones={"SE": "trouble"})
    assert [(dot.country, dot.radius, dot.tone) for dot in dots] == [
        ("SE", 24.0, "trouble"),
        ("PE", 12.0, ""),
        ("KE", 4.0, ""),
    ]
    assert place_dots({}) == []


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


# Threads


def test_the_strongest_thread_lies_on_top_and_is_the_thickest() -> None:
    threads = lay_threads([("AU", "KE", 12), ("PE", "SE", 3), ("XX", "SE", 9), ("FR", "SE", 0)])
    assert [(thread.one, thread.other, thread.number) for thread in threads] == [("PE", "SE", 3), ("AU", "KE", 12)]
    assert threads[0].thickness < threads[1].thickness == THICKEST


def test_a_thread_begins_and_ends_at_its_countries() -> None:
    (thread,) = lay_threads([("AU", "KE", 1)])
    x, y = project(*load_points()["KE"])
    to_x, to_y = project(*load_points()["AU"])
    assert thread.path.startswith(f"M{x:g} {y:g}Q")
    assert thread.path.endswith(f" {to_x:g} {to_y:g}")


def test_only_the_strongest_threads_are_laid() -> None:
    assert [thread.number for thread in lay_threads([("AU", "KE", 1), ("PE", "SE", 3)], most=1)] == [3]
