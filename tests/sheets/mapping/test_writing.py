"""Tests of writing mappings."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.sheets.mapping import Field, Mapping, guess_mapping, read_mapping, write_mapping
from pairloom.sheets.people import Stage, Wish
from pairloom.sheets.tables import read_table
from pairloom.sheets.tables.table import build_table
from tests.sheets.makers import COLUMNS, make_table

SAMPLES = Path(__file__).parents[3] / "examples"


def test_a_written_mapping_is_read_back_with_every_answer_of_the_choices(tmp_path: Path) -> None:
    table = read_table(SAMPLES / "form-export-92.csv")
    mapping = guess_mapping(table)

    write_mapping(mapping, tmp_path / "mapping.toml", table=table)
    again = read_mapping(tmp_path / "mapping.toml")

    assert (again.columns, again.date_order) == (mapping.columns, mapping.date_order)
    assert again.stages["Late career"] is Stage.LATE
    assert again.sectors["Special / law / health library"] == "special_law_health_library"
    assert again.wishes["Open to anyone"] == frozenset()
    assert again.wishes["Someone who speaks my language"] == {Wish.MY_LANGUAGE}


def test_no_names_addresses_or_sentences_are_shown_as_samples(tmp_path: Path) -> None:
    table = make_table({Field.EMAIL: "ana@x.example", Field.NAME: "Ana Ruiz", Field.ABOUT: "I love maps"})

    write_mapping(Mapping(COLUMNS), tmp_path / "mapping.toml", table=table)

    written = (tmp_path / "mapping.toml").read_text(encoding="utf-8")
    assert [word for word in ("ana@", "Ana", "love") if word in written] == []
    assert "for example: France" in written


def test_an_answer_that_is_not_understood_waits_as_a_comment(tmp_path: Path) -> None:
    table = make_table({Field.WISHES: "a wizard", Field.STAGE: "boss"})

    write_mapping(Mapping(COLUMNS), tmp_path / "mapping.toml", table=table)

    again = read_mapping(tmp_path / "mapping.toml")
    assert (again.wishes, again.stages) == ({}, {})
    assert '# "a wizard" =' in (tmp_path / "mapping.toml").read_text(encoding="utf-8")


def test_corrections_stay_when_written_again(tmp_path: Path) -> None:
    table = make_table({Field.STAGE: "boss", Field.SECTOR: "Maps room"})
    mapping = Mapping(
        COLUMNS,
        date_order="month",
        sectors={"Maps room": "special"},
        stages={"boss": Stage.LATE},
        interests={"AI": "Artificial intelligence"},
        countries={"Narnia": "PL"},
        languages={"Elvish": "cy"},
        territories={"PR": "US"},
    )

    write_mapping(mapping, tmp_path / "mapping.toml", table=table)

    assert read_mapping(tmp_path / "mapping.toml") == mapping


@given(heading=st.text(min_size=1, max_size=20), sample=st.text(max_size=30))
def test_any_heading_and_answer_can_be_written(
    heading: str, sample: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    table = build_table([(1, ("Email", f"x{heading}")), (2, ("a@x.example", sample))], source="test")
    path = tmp_path_factory.mktemp("any") / "m.toml"

    write_mapping(Mapping({table.headings[1]: Field.SECTOR}), path, table=table)

    assert read_mapping(path).columns == {table.headings[0]: Field.IGNORE, table.headings[1]: Field.SECTOR}
