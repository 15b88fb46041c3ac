"""Tests of reading CSV files."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.sheets.tables.delimited import read_delimited

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


@pytest.mark.parametrize(("delimiter", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "pipe")])
def test_any_common_delimiter_is_found(delimiter: str, name: str) -> None:
    lines = [
        ["Email", "Country", "Interests"],
        ["a@x.example", "Spain", "maps, books"],
        ["b@x.example", "Peru", "a; b"],
    ]
    content = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)

    table = read_delimited(content.encode())

    assert [table.headings, *(cells for _, cells in table.rows)] == [tuple(line) for line in lines]
    assert name in table.source


def test_the_line_that_excel_writes_for_itself_names_the_delimiter() -> None:
    table = read_delimited(b"sep=;\r\nEmail;Country\r\na,b;c\r\n")

    assert table.rows == ((3, ("a,b", "c")),)


def test_cells_may_hold_lines_and_quotation_marks() -> None:
    table = read_delimited(b'Email,About\na@x.example,"I said ""yes"",\nthen no"\n')

    assert table.rows[0][1][1] == 'I said "yes",\nthen no'


def test_a_stray_quotation_mark_is_endured() -> None:
    table = read_delimited(b'Email,About\na@x.example,a "big" one\nb@x.example,"5" disk\n')

    assert [cells[1] for _, cells in table.rows] == ['a "big" one', "5 disk"]


def test_letters_of_windows_are_told_as_assumed() -> None:
    table = read_delimited("Email,País\na@x.example,España\n".encode("cp1252"))

    assert (table.headings[1], table.encoding_assumed) == ("País", "Windows-1252")


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=8), delimiter=st.sampled_from(",;\t|")
)
def test_what_is_written_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    rows = [["Email", "Country", "Name"], *([f"a{row[0]}", f"b{row[1]}", f"c{row[2]}"] for row in rows)]
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)

    table = read_delimited(buffer.getvalue().encode())

    assert [list(cells) for _, cells in table.rows] == rows[1:]
