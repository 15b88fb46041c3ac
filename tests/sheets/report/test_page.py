"""Tests of the report as a page."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pairloom.matching.explain import Fairness
from pairloom.sheets.report import render_report, write_report
from pairloom.sheets.report.page import LEFT_LIMIT, SECTIONS, choose_letters, say_fairness
from pairloom.sheets.round import LeftOut
from tests.sheets.rounds import make_abroad, make_meeting, make_person, match_people, match_sample

HOSTILE = '<script>alert("1")</script>&\u202e'
EMPTY = {"meta", "link", "img", "br", "hr", "input", "path", "rect"}


class Balance(HTMLParser):
    """Collect ids, and tags that are closed in the wrong order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag that waits for its end."""
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over a tag that ends at once."""

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that is not the last one opened."""
        if tag not in EMPTY and self.open.pop() != tag:
            self.wrong.append(tag)


def parse(page: str) -> Balance:
    parser = Balance()
    parser.feed(page)
    parser.close()
    return parser


def test_a_whole_round_is_one_well_formed_page_that_loads_nothing() -> None:
    page = render_report(match_sample())
    parsed = parse(page)
    assert (parsed.open, parsed.wrong) == ([], [])
    assert len(parsed.ids) == len(set(parsed.ids))
    assert {name for name, _ in SECTIONS} <= set(parsed.ids)
    assert re.findall(r"<script|\bsrc=|href=\"(?!#)|url\((?!#)|@import|https?:", page) == []


def test_the_page_says_the_proof_and_all_that_an_organiser_asks() -> None:
    page = render_report(match_sample())
    headings = re.findall(r"<h[123][^>]*>([^<]+)</h", page)
    assert "an independent referee has checked every possible pair" in page
    assert {"Served least", "Bridges", "Thin pairs", "Unsure answers", "Without a partner"} <= set(headings)
    assert "This round could offer people" in page


def test_names_cannot_become_part_of_the_page() -> None:
    matched = match_people(make_person(1, name=HOSTILE), make_abroad(2), make_person(3, name=HOSTILE))
    matched = replace(matched, left_out=(LeftOut(3, HOSTILE, "", HOSTILE),), waiting=((make_abroad(4), HOSTILE),))
    page = render_report(matched)
    assert "<script" not in page
    assert "<bdi>&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;&amp;" in page
    assert parse(page).wrong == []


def test_a_round_without_any_pair_has_a_report_too() -> None:
    page = render_report(match_people(make_person(1), make_person(2)))
    assert "Nobody has a partner yet" in page
    assert parse(page).wrong == []


def test_the_waiting_list_and_what_could_not_be_used_are_told() -> None:
    matched = replace(
        match_people(make_person(1), make_abroad(2)),
        waiting=((make_abroad(3), "The places for Australia were taken."),),
        unread=((make_person(4, country=None), "We could not read the country “Atlantis”."),),
        left_out=(LeftOut(9, "", "", "The row has no e-mail address."),),
    )
    page = render_report(matched)
    assert "on the waiting list" in page
    assert "The places for Australia were taken." in page
    assert "1 person took no part. Correct the country in the sheet or in the mapping, then match again." in page
    assert "<dt>whose country we could not read</dt>" in page
    assert "Row 9: The row has no e-mail address." in page


def test_a_report_stays_small(tmp_path: Path) -> None:
    write_report(match_sample(), tmp_path / "report.html")
    assert (tmp_path / "report.html").stat().st_size < 150_000


@pytest.mark.parametrize(
    ("fairness", "said"),
    [
        (Fairness(900, 900, 5, 5, {600: 1}, {600: 1}, is_proven=True), "nothing."),
        (
            Fairness(900, 1000, 551, 300, {600: 1, 700: 3}, {600: 8, 700: 3}, is_proven=True),
            "10.00 % of what everybody gets together. For that the person served least gets 551 of 1,000 (otherwise",
        ),
    ],
)
def test_the_price_of_fairness_is_said_with_what_it_buys(fairness: Fairness, said: str) -> None:
    assert say_fairness(fairness).startswith(said)
    assert say_fairness(fairness).split(".")[0] in render_report(match_sample(), fairness=fairness)


def test_letters_are_spread_over_the_round_and_a_trio_is_among_them() -> None:
    pairs = [make_meeting(make_person(2 * place), make_abroad(2 * place + 1)) for place in range(40)]
    trio = make_meeting(make_person(90), make_abroad(91), make_person(92))
    chosen = choose_letters([*pairs, trio], most=5)
    assert (len(chosen), chosen[0]) == (5, trio)
    assert choose_letters(pairs[:3], most=5) == pairs[:3]


def test_long_lists_are_whole_with_the_rest_folded_away() -> None:
    pairs = [(make_abroad(10 + place, name=f"Waiting {place}"), "Full.") for place in range(LEFT_LIMIT + 7)]
    page = render_report(replace(match_people(make_person(1), make_abroad(2)), waiting=tuple(pairs)))
    shown, folded = page.split("<summary>And 7 more</summary>")
    assert (shown.count("<bdi>Waiting "), folded.count("<bdi>Waiting ")) == (LEFT_LIMIT, 7)
    assert parse(page).wrong == []


def test_each_thin_pair_stands_in_the_report() -> None:
    people = [make_person(place, interests=()) for place in range(1, 23)]
    matched = match_people(*people, *(make_abroad(place, interests=()) for place in range(23, 45)))
    page = render_report(matched)
    assert "<summary>And 2 more</summary>" in page
    assert len(re.findall(r"<li><bdi>Person \d+</bdi>", page)) == 22


def test_a_narrow_screen_is_told_that_the_picture_moves() -> None:
    assert 'class="narrow">On a narrow screen, move the picture sideways' in render_report(match_sample())


@pytest.mark.parametrize(("count", "said"), [(0, "nobody is below 600"), (2, "2 people are below 600")])
def test_the_people_below_a_tier_have_a_verb(count: int, said: str) -> None:
    assert said in say_fairness(Fairness(900, 1000, 551, 300, {600: count}, {600: 8}, is_proven=True))


def test_the_map_has_words_and_a_table_for_those_who_cannot_see_it() -> None:
    page = render_report(match_people(make_person(1), make_abroad(2)))
    assert "A map of the world. 1 thread between 2 countries. The table below has each of them.</desc>" in page
    assert '<th scope="row">Australia</th><td class="number" data-label="People with a partner">1</td>' in page
    assert '<td data-label="Partners live in">France 1</td>' in page


def test_a_round_in_one_region_is_told_so_without_a_picture() -> None:
    page = render_report(match_people(make_person(1), make_person(2, country="DE")))
    assert "Everybody in this round lives in one region of the world: Western Europe." in page
    assert "loom-title" not in page


@pytest.mark.parametrize(
    ("interests", "said"),
    [((), "In short: 1 thin pair. The number"), (("Music",), "In short: no unsure answers, no thin pairs and no br")],
)
def test_it_is_said_in_short_what_to_look_at(interests: tuple[str, ...], said: str) -> None:
    assert said in render_report(match_people(make_person(1, interests=interests), make_abroad(2, interests=interests)))
