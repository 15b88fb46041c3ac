"""Tests of building tables from rows."""

import pytest

from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables.table import MOST_COLUMNS, build_table


def test_rows_keep_their_numbers_when_blank_ones_are_dropped() -> None:
    table = build_table([(1, ("a", "b")), (2, ("", " ")), (3, ("1", "2"))], source="test")

    assert table.rows == ((3, ("1", "2")),)


def test_a_title_above_the_headings_is_passed_over() -> None:
    table = build_table([(1, ("Our round", "")), (2, ("a", "b")), (3, ("1", "2"))], source="test")

    assert table.headings == ("a", "b")
    assert table.rows == ((3, ("1", "2")),)


def test_headings_become_different_from_each_other() -> None:
    table = build_table([(1, ("Email", "", "Email", "")), (2, ("1", "2", "3"))], source="test")

    assert table.headings == ("Email", "column 2", "Email (column 3)")


def test_short_rows_are_filled_and_long_ones_cut_and_told() -> None:
    table = build_table([(1, ("a", "b")), (2, ("1",)), (3, ("1", "2", "3")), (4, ("1", "2", " "))], source="test")

    assert [cells for _, cells in table.rows] == [("1", ""), ("1", "2"), ("1", "2")]
    assert table.overlong == (3,)


def test_a_column_can_be_taken_out() -> None:
    table = build_table([(1, ("a", "b")), (2, ("1", "2")), (3, ("3", "4"))], source="test")

    assert table.get_column(1) == ["2", "4"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "is empty"),
        ([(1, ("a", "b"))], "no answers"),
        ([(1, tuple(map(str, range(MOST_COLUMNS + 1)))), (2, ("1", "2"))], "columns; at most"),
    ],
)
def test_what_is_no_table_is_refused(lines: list[tuple[int, tuple[str, ...]]], said: str) -> None:
    with pytest.raises(SheetError, match=said):
        build_table(lines, source="test")
