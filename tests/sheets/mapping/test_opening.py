"""Tests of opening a mapping for its sheet."""

from pathlib import Path

import pytest

from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping import Field, Mapping, guess_mapping, open_mapping, write_mapping
from pairloom.sheets.tables import read_table
from pairloom.sheets.tables.table import build_table
from tests.sheets.rounds import SMALL

HEADINGS = ("Timestamp", "E-mail", "Name", "Country", "Languages", "Other languages")
TABLE = build_table(
    [
        (1, HEADINGS),
        (2, ("07/22/2026 10:00:00", "a@x.example", "Ana Ruiz", "Spain", "Spanish (native)", "English (good)")),
        (3, ("07/23/2026 10:00:00", "b@x.example", "Ben Roy", "France", "French (native)", "English (good)")),
    ],
    source="test",
)


def open_text(folder: Path, text: str) -> Mapping:
    (folder / "mapping.toml").write_text(text, encoding="utf-8")
    return open_mapping(folder / "mapping.toml", TABLE)


def test_a_mapping_of_countries_alone_leaves_everything_else_to_guessing(tmp_path: Path) -> None:
    mapping, guessed = open_text(tmp_path, '[countries]\n"Narnia" = "PL"\n'), guess_mapping(TABLE)
    assert (mapping.columns, mapping.date_order) == (guessed.columns, "month")
    assert mapping.countries == {"Narnia": "PL"}


def test_what_is_said_stays_and_no_guess_takes_its_place(tmp_path: Path) -> None:
    text = 'date_order = "day"\n[columns]\n"Other languages" = "languages"\n"Name" = "email"\n"Country" = "ignore"\n'
    mapping = open_text(tmp_path, text)
    told = {"Name": Field.EMAIL, "E-mail": Field.IGNORE, "Country": Field.IGNORE}
    assert mapping.columns == told | {
        "Timestamp": Field.TIMESTAMP,
        "Languages": Field.IGNORE,
        "Other languages": Field.LANGUAGES,
    }
    assert mapping.date_order == "day"


def test_each_line_of_a_written_mapping_can_be_deleted(tmp_path: Path) -> None:
    table = read_table(SMALL)
    guessed = guess_mapping(table)
    write_mapping(guessed, tmp_path / "whole.toml", table=table)
    lines = (tmp_path / "whole.toml").read_text(encoding="utf-8").splitlines()
    first = lines.index("[columns]") + 1
    for place in (lines.index('date_order = "day"'), first, first + 3, first + len(table.headings) - 1):
        short = tmp_path / "short.toml"
        short.write_text("\n".join([*lines[:place], *lines[place + 1 :]]), encoding="utf-8")
        mapping = open_mapping(short, table)
        assert (mapping.columns, mapping.date_order) == (guessed.columns, guessed.date_order)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Contry", "names a column “Contry” that is not in the file; is “Country” meant?"),
        ("Shoe size", "the columns are “Timestamp”, “E-mail”, “Name”, “Country”, “Languages”, “Other languages”."),
    ],
)
def test_a_heading_that_is_not_in_the_sheet_is_refused(heading: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SheetError) as refused:
        open_text(tmp_path, f'[columns]\n"{heading}" = "country"\n')
    assert said in str(refused.value)
