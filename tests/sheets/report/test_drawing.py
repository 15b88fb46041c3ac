"""Tests of drawn bars and curves."""

import numpy as np

from pairloom.sheets.report.drawing import HEIGHT, WIDTH, draw_histogram, trace_thread
from pairloom.sheets.report.figures import count_distribution


def test_the_fullest_bin_is_as_high_as_the_drawing_and_empty_ones_are_left_out() -> None:
    drawn = draw_histogram(count_distribution(np.array([510, 990, 995]), top=1000, bins=20))
    assert [(bar.y, bar.height, bar.label) for bar in drawn.bars] == [
        (HEIGHT / 2, HEIGHT / 2, "500 to 524: 1"),
        (0.0, HEIGHT, "975 to 1,000: 2"),
    ]


def test_numbers_under_the_axis_are_round_and_reach_both_ends() -> None:
    high = draw_histogram(count_distribution(np.array([510, 990]), top=1000, bins=20))
    low = draw_histogram(count_distribution(np.array([10, 99]), top=100, bins=10))
    assert high.ticks == ("500", "600", "700", "800", "900", "1,000")
    assert low.ticks == ("0", "20", "40", "60", "80", "100")


def test_the_median_is_marked_where_it_is_and_said() -> None:
    drawn = draw_histogram(count_distribution(np.array([700, 750, 800]), top=1000, bins=20))
    assert (drawn.median_x, drawn.median_text) == (WIDTH / 2, "Half of the people: 750 or more; on average 750")


def test_few_among_many_can_still_be_seen() -> None:
    drawn = draw_histogram(count_distribution(np.array([510] + [990] * 999), top=1000, bins=20))
    assert [bar.height for bar in drawn.bars] == [2.0, HEIGHT]


def test_a_median_at_the_top_is_not_said_to_be_exceeded() -> None:
    drawn = draw_histogram(count_distribution(np.array([1000, 1000]), top=1000, bins=20))
    assert drawn.median_text == "Half of the people: 1,000; on average 1,000"


def test_the_table_has_every_bin() -> None:
    drawn = draw_histogram(count_distribution(np.array([50, 60]), top=100, bins=10))
    assert (len(drawn.table), sum(count for _, count in drawn.table)) == (10, 2)


def test_a_thread_runs_from_beam_to_beam() -> None:
    assert trace_thread(10, 30, left=200, right=500) == "M200 10.0C350 10.0 350 30.0 500 30.01"
