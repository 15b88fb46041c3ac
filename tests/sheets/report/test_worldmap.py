"""Tests of the map in the report."""

from itertools import combinations

from pairloom.sheets.atlas.frame import WORLD
from pairloom.sheets.atlas.threads import MOST_THREADS
from pairloom.sheets.atlas.world import load_points
from pairloom.sheets.report.countries import CountryThreads
from pairloom.sheets.report.worldmap import FEW_NAMES, MOST_NAMES, draw_map

NEAR = CountryThreads((("DE", "FR", 3), ("AT", "DE", 1)), {"DE": 4, "FR": 3, "AT": 1})
ROUND = "A thread over the Pacific leaves the map on one side and comes back on the other."


def join_all(countries: list[str]) -> CountryThreads:
    """Join each two of these countries by one pair."""
    people = dict.fromkeys(countries, len(countries) - 1)
    return CountryThreads(tuple((one, other, 1) for one, other in combinations(countries, 2)), people)


def test_three_neighbours_are_drawn_from_near_each_with_its_name() -> None:
    drawn = draw_map(NEAR)
    assert drawn.frame.width < WORLD.width / 5
    assert {label.text for label in drawn.names.labels} == {"Germany", "France", "Austria"}
    assert (len(drawn.threads), drawn.faint, drawn.notes) == (2, "", "")
    assert drawn.description == "A map of the world. 2 threads between 3 countries."


def test_sizes_look_the_same_from_near_and_from_far() -> None:
    near, far = (
        draw_map(NEAR),
        draw_map(CountryThreads((("AU", "KE", 3), ("PE", "SE", 1)), {"AU": 4, "KE": 3, "PE": 1, "SE": 1})),
    )
    assert far.frame == WORLD
    scale = near.frame.scale
    assert (near.dots[0].radius, near.names.size) == (round(24 * scale, 1), round(far.names.size * scale, 1))
    assert near.threads[-1].thickness == round(far.threads[-1].thickness * scale, 1)


def test_of_very_many_threads_each_is_drawn_and_the_strongest_stand_out() -> None:
    threads = join_all(sorted(load_points())[:40])
    drawn = draw_map(threads)
    round_the_edge = drawn.faint.count("M") - (len(threads.counts) - MOST_THREADS)
    assert (len(drawn.threads), round_the_edge >= 0) == (MOST_THREADS, True)
    assert (len(drawn.names.labels), len(drawn.few.labels)) == (MOST_NAMES, FEW_NAMES)


def test_what_the_map_cannot_show_is_said() -> None:
    assert draw_map(CountryThreads((("AU", "XK0", 1), ("DE", "DE", 2)), {"DE": 4, "AU": 1, "XK0": 1})).notes == (
        "Not on the map: XK0. 2 pairs in one country: the map shows no thread for them."
    )
    assert draw_map(join_all(["NZ", "US"])).notes == ROUND


def test_a_round_without_pairs_has_a_map_without_threads() -> None:
    drawn = draw_map(CountryThreads((), {}))
    assert (drawn.frame, drawn.threads, drawn.dots, drawn.names.labels) == (WORLD, (), (), ())
