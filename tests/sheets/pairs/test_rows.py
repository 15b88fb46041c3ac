"""Tests of the rows of pairs and of people without a partner."""

from dataclasses import replace

from pairloom.sheets.pairs.rows import (
    UNMATCHED_HEADINGS,
    list_pair_headings,
    list_pair_rows,
    list_unmatched_rows,
)
from pairloom.sheets.round import LeftOut
from tests.sheets.rounds import make_abroad, make_person, match_people


def test_a_pair_is_one_row_with_both_people_what_they_share_and_both_reasons() -> None:
    matched = match_people(make_person(1), make_abroad(2))
    row = dict(zip(list_pair_headings(matched), next(iter(list_pair_rows(matched))), strict=True))
    why = row.pop("why, for 1"), row.pop("why, for 2")
    assert row == {
        "number 1": 1,
        "name 1": "Person 1",
        "e-mail 1": "p1@x.example",
        "country 1": "France",
        "number 2": 2,
        "name 2": "Person 2",
        "e-mail 2": "p2@x.example",
        "country 2": "Australia",
        "languages in common": "English",
        "start with": "English",
        "shared hours": "Good hours for a talk: 8:00-12:00 in Paris is 16:00-20:00 in Brisbane. "
        "From 25 October: 8:00-11:00 in Paris is 17:00-20:00 in Brisbane.",
    }
    assert ["You both care about open access." in str(text) for text in why] == [True, True]


def test_three_people_have_their_columns_three_times_and_pairs_leave_the_third_empty() -> None:
    people = [make_person(1), make_abroad(2), make_person(3, country="ES"), make_abroad(4, country="NZ")]
    matched = match_people(*people, make_person(5, country="IT"))
    headings, rows = list_pair_headings(matched), list(list_pair_rows(matched))
    assert [heading for heading in headings if heading.endswith(" 3")] == [
        *("number 3", "name 3", "e-mail 3", "country 3", "why, for 3"),
    ]
    assert sorted(bool(row[headings.index("number 3")]) for row in rows) == [False, True]
    assert {len(row) for row in rows} == {len(headings)}


def test_everybody_else_stands_in_the_other_list_with_a_reason() -> None:
    matched = replace(
        match_people(make_person(1), make_person(2)),
        waiting=((make_abroad(3), "The places for Australia were taken by people who applied earlier."),),
        unread=((make_person(5, country=None), "We could not read the country “Atlantis”."),),
        left_out=(LeftOut(7, "", "no address", "The row has no e-mail address."),),
    )
    rows = list(list_unmatched_rows(matched))
    assert [row[:2] for row in rows] == [
        ["no partner", 1],
        ["no partner", 2],
        ["waiting list", 3],
        ["country not read", 5],
        ["left out", "row 7"],
    ]
    assert rows[3][7] == "Correct the country in the sheet or in the mapping, then match again."
    assert {len(row) for row in rows} == {len(UNMATCHED_HEADINGS)}
    assert [bool(row[6] and row[7]) for row in rows] == [True] * 5
