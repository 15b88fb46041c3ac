"""Tests of what the pages of imports show."""

import pytest

from pairloom.domain.applications.models import ImportRun
from pairloom.doors.backoffice.imports.showing import Column, Line, list_columns, list_lines, list_piles, name_pile

FINDINGS = [
    ["zone_missing", 2, "Zone", "", "Taken from the country."],
    ["address-wrong", 3, "Mail", "a..b@example.org", ""],
    ["zone_missing", 4, "Zone", "", "Taken from the country."],
]


def test_columns_come_with_number_meaning_and_samples() -> None:
    run = ImportRun(columns=[["Mail", "email", ["a@example.org"]], ["Zone", "zone", []]])
    assert list_columns(run) == [Column(0, "Mail", "email", ["a@example.org"]), Column(1, "Zone", "zone", [])]


def test_kinds_are_counted_and_what_leaves_people_out_comes_first() -> None:
    found = [(str(group), [(pile.kind, pile.count) for pile in piles]) for group, piles in list_piles(FINDINGS)]
    assert found == [("Left out", [("address-wrong", 1)]), ("Good to know", [("zone_missing", 2)])]


def test_a_line_says_ours_in_our_words_and_the_sheets_in_its_own() -> None:
    (own,) = list_lines(FINDINGS, kind="address-wrong", number=1).lines
    assert (own.row, own.column, own.found, own.sheet) == (3, "Mail", "a..b@example.org", "")
    assert str(own.own).startswith("No letter can reach")
    (first, _) = list_lines(FINDINGS, kind="zone_missing", number=1).lines
    assert first == Line(2, "Zone", "", "", "Taken from the country.")


@pytest.mark.parametrize(("number", "count", "before", "after"), [(-3, 50, 0, 2), (2, 50, 1, 3), (9, 20, 2, 0)])
def test_pages_hold_fifty_lines(number: int, count: int, before: int, after: int) -> None:
    page = list_lines([["zone_missing", row, "", "", ""] for row in range(120)], kind="zone_missing", number=number)
    assert (len(page.lines), page.before, page.after) == (count, before, after)


def test_a_kind_that_is_none_has_its_own_name_and_no_lines() -> None:
    assert (name_pile("nonsense"), list_lines(FINDINGS, kind="nonsense", number=1).lines) == ("nonsense", [])
