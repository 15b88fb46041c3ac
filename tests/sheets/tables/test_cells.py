"""Tests of cells that a spreadsheet must not run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.sheets.tables.cells import is_formula, make_safe

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "  =1",
    "\u200b=1",
    "|x",
    "%x",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_begins_a_formula_gets_an_apostrophe(text: str) -> None:
    assert make_safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Ada", "", "a=b", "O'Neill", "陳信宏", "(1)"])
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert make_safe(text) == text


def test_signs_that_no_file_may_hold_are_left_out() -> None:
    assert make_safe("a\0b\x1bc") == "abc"


@given(st.text())
def test_no_text_is_a_formula_once_it_is_safe(text: str) -> None:
    assert not is_formula(make_safe(text))
