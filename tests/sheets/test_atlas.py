"""Tests of the map of the world: where countries lie, threads between them, names beside them, the part shown."""

import re

import pytest

from pairloom.sheets.answers.world_names import load_english_country_names
from pairloom.sheets.atlas.coast import DRAWING, load_coast
from pairloom.sheets.atlas.frame import NEAREST, WORLD, Frame, fit_frame
from pairloom.sheets.atlas.labels import Label, place_labels
from pairloom.sheets.atlas.threads import THICKEST, lay_threads
from pairloom.sheets.atlas.world import HEIGHT, WIDTH, Dot, load_points, place_dots, project


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


# The part that is shown


def test_people_all_over_the_world_are_shown_on_the_whole_map() -> None:
    assert fit_frame(place_dots({"US": 5, "NZ": 3, "KE": 1})) == WORLD
    assert fit_frame([]) == WORLD


def test_people_close_together_are_shown_from_near_and_none_lies_outside() -> None:
    dots = place_dots({"AT": 5, "FR": 3, "DE": 1})
    frame = fit_frame(dots)
    assert (frame.width, frame.scale) == (NEAREST, NEAREST / WIDTH)
    assert frame.height / frame.width == pytest.approx(HEIGHT / WIDTH)
    assert [dot for dot in dots if not frame.holds(dot.x, dot.y, dot.x, dot.y)] == []


@pytest.mark.parametrize("countries", [("FJ", "NZ"), ("GL", "IS"), ("AR", "CL", "PE"), ("SE", "KE", "PE")])
def test_the_part_that_is_shown_lies_on_the_map_and_holds_everybody(countries: tuple[str, ...]) -> None:
    dots = place_dots(dict.fromkeys(countries, 1))
    frame = fit_frame(dots)
    assert WORLD.holds(frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
    assert [dot for dot in dots if not frame.holds(dot.x, dot.y, dot.x, dot.y)] == []


def test_the_land_is_that_of_the_site() -> None:
    assert re.fullmatch(r"M[M0-9 hlmvz.-]+z", load_coast()) is not None
    assert load_coast()[:60] in DRAWING.read_text(encoding="utf-8")


# Names


def test_a_name_stands_where_there_is_room_and_never_over_another() -> None:
    one, close, far = (Dot(name, 1, x, 100.0, 5.0) for name, x in (("AA", 100.0), ("BB", 130.0), ("CC", 400.0)))
    labels = place_labels([one, close, far], WORLD, str.lower, size=20.0, most=3)
    assert [(label.text, label.anchor) for label in labels] == [("aa", "end"), ("bb", "start"), ("cc", "start")]


def test_no_more_names_are_written_than_wanted_and_none_outside() -> None:
    dots = [Dot(name, 1, x, 10.0, 2.0) for name, x in (("AA", 10.0), ("BB", 30.0), ("CC", 60.0), ("DD", 80.0))]
    frame = Frame(0.0, 0.0, 100.0, 20.0)
    labels = place_labels(dots, frame, str.lower, size=10.0, most=2)
    assert labels == [Label("aa", 14.5, 13.5, "start"), Label("bb", 34.5, 13.5, "start")]
    assert place_labels(dots, frame, lambda code: code * 40, size=10.0, most=2) == []
