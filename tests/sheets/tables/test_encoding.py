"""Tests of telling how the letters of a file are stored."""

import pytest

from pairloom.sheets.tables.encoding import decode_text

TEXT = "Name,País\nZoë,España\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_every_common_encoding_is_read(codec: str, name: str) -> None:
    assert decode_text(TEXT.encode(codec)) == (TEXT, name)


def test_a_short_text_is_no_wide_text() -> None:
    assert decode_text(b"a\n") == ("a\n", "UTF-8")
