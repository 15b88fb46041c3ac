"""Tests of reading workbooks."""

import io
from datetime import date, datetime, time

import openpyxl

from pairloom.sheets.tables.workbook import read_workbook


def save(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_cells_of_all_kinds_become_text() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["When", "Day", "Hour", "Number", "Half", "Yes", "Nothing", "Text"])
    moment = datetime(2026, 7, 22, 0, 2, 10)  # noqa: DTZ001
    sheet.append([moment, date(2026, 7, 22), time(9, 30), 5.0, 2.5, True, None, "ä"])

    table = read_workbook(save(book))

    assert table.rows == ((2, ("2026-07-22 00:02:10", "2026-07-22 00:00:00", "09:30:00", "5", "2.5", "True", "", "ä")),)


def test_the_first_visible_sheet_with_answers_is_read() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["only", "a", "note"])
    hidden = book.create_sheet("hidden")
    hidden.append(["no", "no"])
    hidden.append(["no", "no"])
    hidden.sheet_state = "hidden"
    answers = book.create_sheet("answers")
    answers.append(["Email", "Country"])
    answers.append(["a@x.example", "Spain"])

    table = read_workbook(save(book))

    assert (table.headings, table.source) == (("Email", "Country"), "XLSX, sheet “answers”")


def test_blank_rows_keep_the_numbers_right() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"] = "Email", "Country"
    sheet["A5"], sheet["B5"] = "a@x.example", "Spain"

    assert read_workbook(save(book)).rows == ((5, ("a@x.example", "Spain")),)
