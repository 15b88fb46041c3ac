"""Tests of the map of the world: where countries lie, and threads between them."""

import pytest

from pairloom.sheets.answers.world_names import load_english_country_names
from pairloom.sheets.atlas.threads import THICKEST, lay_threads
from pairloom.sheets.atlas.world import HEIGHT, WIDTH, load_points, place_dots, project


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


def test_a_thread_over_the_pacific_leaves_on_one_side_and_comes_back_on_the_other() -> None:
    (thread,) = lay_threads([("AU", "US", 1)])
    (x, y), (to_x, to_y) = project(*load_points()["AU"]), project(*load_points()["US"])
    there, back = thread.path.split("M")[1:]
    assert (there.startswith(f"{x:g} {y:g}Q"), there.endswith(f" {to_x + WIDTH:g} {to_y:g}")) == (True, True)
    assert (back.startswith(f"{x - WIDTH:g} {y:g}Q"), back.endswith(f" {to_x:g} {to_y:g}")) == (True, True)
    assert (thread.leaves, lay_threads([("AU", "GB", 1)])[0].leaves) == (True, False)
