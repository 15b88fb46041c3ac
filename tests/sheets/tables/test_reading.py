"""Tests of opening files, whatever they are called."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables import Limits, read_content, read_table

HOSTILE = {
    "empty": (b"", "is empty"),
    "only spaces": (b" \r\n\n", "is empty"),
    "only a mark": (b"\xef\xbb\xbf", "is empty"),
    "only a header": (b"Email,Country\n", "no answers"),
    "a PDF": (b"%PDF-1.7 ...", "is a PDF"),
    "a picture": (b"\x89PNG\r\n", "is a picture"),
    "gzip": (b"\x1f\x8b\x08", "gzip"),
    "a web page": (b"<!DOCTYPE html><html>", "web page"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or password-protected"),
    "a broken ZIP": (b"PK\x03\x04 and no more", "damaged"),
    "NULs": (b"Email,Country\na@x.example,Spa\0in\n", "line 2 holds a NUL"),
    "control characters": (b"Email,Country\n" + b"\x01\x02\x03" * 50, "control characters"),
    "an endless cell": (b"Email,Country\n" + b"a" * 140_000 + b",Spain\n", "longer than"),
    "an open quotation mark": (b'Email,Country\na@x.example,"Spain\nb@x.example,Peru\n', "never closed"),
    "bytes of no encoding": (b"Email,Country\na@x.example,\x81\x8d\x8f\n", "not text"),
}


def write(folder: Path, content: bytes, name: str = "form.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def make_zip(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_clear_sentence(name: str, tmp_path: Path) -> None:
    content, said = HOSTILE[name]

    with pytest.raises(SheetError, match=said) as caught:
        read_table(write(tmp_path, content))

    assert str(caught.value).endswith((".", "?"))
    assert "\n" not in str(caught.value)


def test_a_zip_called_csv_is_told_as_a_zip(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="ZIP archive, not a spreadsheet"):
        read_table(write(tmp_path, make_zip(form_csv=b"Email,Country\n")))


def test_an_open_document_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="OpenDocument"):
        read_table(write(tmp_path, make_zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")))


def test_a_workbook_without_anything_inside_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="damaged or protected"):
        read_table(write(tmp_path, make_zip(xl__workbook_xml=b"<nonsense", Content_xml=b"")))


def test_a_workbook_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path) -> None:
    bomb = make_zip(xl__workbook_xml=b"x", **{f"xl__{place}_xml": b"\0" * 70_000_000 for place in range(10)})

    with pytest.raises(SheetError, match="unpacks to"):
        read_table(write(tmp_path, bomb))


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="is a folder"):
        read_table(tmp_path)
    with pytest.raises(SheetError, match="There is no file"):
        read_table(tmp_path / "none.csv")


def test_a_workbook_called_csv_is_read_as_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Email", "Country"])
    sheet.append(["a@x.example", "Spain"])
    book.save(tmp_path / "form.xlsx")

    table = read_table((tmp_path / "form.xlsx").rename(tmp_path / "form.csv"))

    assert table.headings == ("Email", "Country")
    assert table.rows == ((2, ("a@x.example", "Spain")),)


def test_a_text_that_begins_like_a_zip_is_still_a_text(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, b"PK,Email\n1,a@x.example\n"))

    assert table.headings == ("PK", "Email")


@pytest.mark.parametrize("content", [b"PK nonsense", b"PK nonsense\nand more, of it\n", b"PK\r\n\xff\xfe1\r\n"])
def test_nonsense_that_begins_like_a_zip_is_no_spreadsheet(content: bytes) -> None:
    with pytest.raises(SheetError, match="no spreadsheet"):
        read_content(content)


@given(content=st.binary(max_size=300))
def test_any_bytes_are_a_table_or_one_sentence(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = write(tmp_path_factory.mktemp("any"), content)

    try:
        table = read_table(path)
    except SheetError:
        return
    assert all(len(cells) == len(table.headings) for _, cells in table.rows)


def test_bytes_are_read_as_far_as_the_limits_allow() -> None:
    content = b"Email,Country\n" + b"a@x.example,Peru\n" * 3
    assert len(read_content(content, Limits(rows=4)).rows) == 3
    for limits, words in ((Limits(rows=3), "at most 3"), (Limits(columns=1), "at most 1")):
        with pytest.raises(SheetError, match=words):
            read_content(content, limits)


def test_a_workbook_is_read_as_far_as_the_limits_allow() -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for cells in (["Email", "Country"], ["a@x.example", "Peru"], ["b@x.example", "Peru"]):
        book.worksheets[0].append(cells)
    book.save(file)
    assert len(read_content(file.getvalue(), Limits(rows=3)).rows) == 2
    for limits, words in ((Limits(rows=2), "at most 2"), (Limits(unpacked=100), "unpacks to")):
        with pytest.raises(SheetError, match=words):
            read_content(file.getvalue(), limits)
