"""Tests of the names of countries."""

import pytest

from pairloom.sheets.answers.country_names import find_parts, find_rivals, find_whole, is_country, rank_candidates


@pytest.mark.parametrize(("folded", "code"), [("the gambia", "GM"), ("pl", "PL"), ("england", "GB"), ("narnia", None)])
def test_a_whole_name_or_code_is_found(folded: str, code: str | None) -> None:
    assert find_whole(folded) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Leeds, England", "GB"),
        ("Moldova, Republic of", "MD"),
        ("Spain, France", None),
        ("Spain", None),
        ("Congo, Peru", "PE"),
    ],
)
def test_one_country_among_several_parts_is_found(written: str, code: str | None) -> None:
    assert find_parts(written) == code


def test_a_rare_name_that_is_also_a_slip_has_rivals() -> None:
    assert set(find_rivals("nigera")) == {"NE", "NG"}
    assert find_rivals("polska") == []


def test_candidates_come_by_likeness() -> None:
    assert [code for _, code in rank_candidates("sydney australia")] == ["AU"]
    assert rank_candidates("qqqqqqqq") == []


def test_a_country_is_told_without_thinking_about_slips() -> None:
    assert (is_country("Polska"), is_country("Polnd"), is_country("")) == (True, False, False)
