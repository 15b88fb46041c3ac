"""Tests of charts: each has a title, a description and its numbers in words."""

import gzip
import re
from datetime import date
from pathlib import Path

from django.template import Context, Template
from django.utils import translation

import pairloom
from pairloom.domain.applications.queries import PublicTotals
from pairloom.sheets.atlas.threads import lay_threads
from pairloom.sheets.atlas.world import place_dots


def show(source: str, **words: object) -> str:
    """Render a piece of a template."""
    return Template("{% load charts %}" + source).render(Context(words))


def test_bars_come_with_a_title_a_description_and_a_table() -> None:
    piece = show("{% day_bars days 'days' %}", days=[(date(2027, 3, 1), 1400, 700), (date(2027, 3, 2), 1, 0)])
    parts = ('aria-labelledby="days-title days-text"', "<title", "<desc", "1 March 2027", "<table")
    assert [part for part in parts if part not in piece] == []
    assert show("{% day_bars days 'days' %}", days=[]).strip() == ""


def test_places_in_a_drawing_have_points_in_every_language() -> None:
    with translation.override("fr"):
        piece = show("{% world_map dots 'world' %}", dots=place_dots({"KE": 1200, "SE": 7}))
    assert re.findall(r'\b(?:cx|cy|r|x|y|width|height)="[^"]*[^0-9."][^"]*"', piece) == []
    assert "Kenya" in piece


def test_totals_are_told_in_the_language_of_the_reader_or_not_at_all() -> None:
    piece = show("{% totals_so_far totals %}", totals=PublicTotals(1700, 68))
    assert "1,700 applications from 68 countries so far" in piece
    assert show("{% totals_so_far totals %}", totals=None).strip() == ""


def test_the_coastlines_are_small() -> None:
    drawn = Path(pairloom.__file__).parent / "static" / "look" / "world.svg"
    assert (drawn.stat().st_size < 12_000, len(gzip.compress(drawn.read_bytes())) < 4_500) == (True, True)


def test_a_distribution_comes_with_a_title_a_sentence_and_a_table() -> None:
    piece = show("{% spread_bars numbers 'spread' 'Half of all' %}", numbers=[0, 3, 1200])
    parts = ('aria-labelledby="spread-title spread-text"', ">Half of all</desc>", "66–100 %", ">1200<", "bar trouble")
    assert [part for part in parts if part not in piece] == []
    assert show("{% spread_bars numbers 'spread' '' %}", numbers=[]).strip() == ""


def test_threads_are_drawn_with_points_in_every_language() -> None:
    threads, dots = lay_threads([("AU", "KE", 12), ("PE", "SE", 3)]), place_dots({"KE": 1200})
    with translation.override("fr"):
        piece = show("{% thread_map threads dots 'threads' %}", threads=threads, dots=dots)
    assert ("Australie – Kenya" in piece, 'stroke-width="7.0"' in piece, "<desc" in piece) == (True, True, True)


def test_a_map_says_that_threads_cross_its_edge_only_where_some_do() -> None:
    sentence = "A thread over the Pacific leaves the map on one side and comes back on the other."
    drawn = [
        show("{% thread_map threads dots 'threads' %}", threads=lay_threads([(one, "US", 1)]), dots=[])
        for one in ("AU", "GB")
    ]
    assert [sentence in piece for piece in drawn] == [True, False]
