"""Tests of reading mappings that a person may have changed."""

from pathlib import Path

import pytest

from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping import Field, read_mapping


def write(folder: Path, text: str) -> Path:
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_short_mapping_is_enough(tmp_path: Path) -> None:
    mapping = read_mapping(write(tmp_path, '[columns]\n"Mail" = "email"\n'))

    assert mapping.columns == {"Mail": Field.EMAIL}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml", "cannot be read at line 1"),
        ("[colums]\n", "has a part 'colums'"),
        ('date_order = "year"', '"day" or "month" is wanted'),
        ("columns = 3", "is no list of lines"),
        ('[columns]\n"Mail" = "e-mail"', "one of timestamp, email"),
        ('[stages]\n"Boss" = "chief"', "one of student, early, mid, late"),
        ('[wishes]\n"x" = "same_sector"', "a list of same_sector"),
        ('[wishes]\n"x" = ["same"]', "a list of same_sector"),
        ('[countries]\n"x" = 3', "a text in quotes"),
    ],
)
def test_a_mapping_that_cannot_be_understood_gets_one_sentence(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=said):
        read_mapping(write(tmp_path, text))


def test_a_mapping_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00\x80")

    with pytest.raises(SheetError, match="There is no mapping"):
        read_mapping(tmp_path / "none.toml")
    with pytest.raises(SheetError, match="cannot be opened"):
        read_mapping(tmp_path / "binary.toml")
    with pytest.raises(SheetError, match="cannot be opened"):
        read_mapping(tmp_path)
