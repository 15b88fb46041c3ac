"""Tests of cleaning whole sheets."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairloom.sheets.cleaning import Cleaned, clean_table
from pairloom.sheets.cleaning.clean import find_last_time
from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping import Field, Mapping, guess_mapping
from pairloom.sheets.people import Applicant
from pairloom.sheets.problems import ProblemKind
from pairloom.sheets.tables import read_table
from pairloom.sheets.tables.table import build_table
from tests.sheets.makers import COLUMNS, clean_rows, find_problems, list_sentences, make_table

SAMPLES = Path(__file__).parents[3] / "examples"
COUNTED = {
    "form-export-92.csv": {
        ProblemKind.DOUBLE_SUBMISSION: 1,
        ProblemKind.ADDRESS_TIDIED: 2,
        ProblemKind.SAME_NAME: 13,
        ProblemKind.COUNTRY_RESPELLED: 21,
        ProblemKind.INTERESTS_MISSING: 9,
        ProblemKind.LANGUAGES_MISSING: 1,
        ProblemKind.LANGUAGE_WITHOUT_LEVEL: 59,
        ProblemKind.ENGLISH_NOT_NAMED: 4,
        ProblemKind.ZONE_MISSING: 7,
        ProblemKind.ZONE_UNSURE: 4,
        ProblemKind.ZONE_IMPOSSIBLE: 9,
        ProblemKind.WISHES_CONTRADICT: 1,
        ProblemKind.EARLIER_WITHOUT_NAMES: 18,
        ProblemKind.EARLIER_ONE_SIDED: 18,
        ProblemKind.EARLIER_SAME_COUNTRY: 3,
        ProblemKind.ACCESS_NOTE: 10,
    },
    "form-export-1162.csv": {
        ProblemKind.DOUBLE_SUBMISSION: 19,
        ProblemKind.ADDRESS_TIDIED: 39,
        ProblemKind.SAME_NAME: 115,
        ProblemKind.COUNTRY_RESPELLED: 267,
        ProblemKind.INTERESTS_MISSING: 124,
        ProblemKind.LANGUAGE_WITHOUT_LEVEL: 753,
        ProblemKind.LANGUAGE_FOLDED: 11,
        ProblemKind.ENGLISH_NOT_NAMED: 9,
        ProblemKind.ZONE_MISSING: 80,
        ProblemKind.ZONE_UNSURE: 64,
        ProblemKind.ZONE_IMPOSSIBLE: 81,
        ProblemKind.ZONE_SIGN_TURNED: 13,
        ProblemKind.WISHES_CONTRADICT: 30,
        ProblemKind.EARLIER_WITHOUT_NAMES: 167,
        ProblemKind.EARLIER_ONE_SIDED: 257,
        ProblemKind.EARLIER_SAME_COUNTRY: 23,
        ProblemKind.ACCESS_NOTE: 164,
    },
}


def clean_sample(name: str) -> Cleaned:
    table = read_table(SAMPLES / name)
    return clean_table(table, guess_mapping(table))


@pytest.mark.parametrize(("name", "people"), [("form-export-92.csv", 92), ("form-export-1162.csv", 1162)])
def test_every_mess_of_the_samples_is_counted(name: str, people: int) -> None:
    cleaned = clean_sample(name)

    assert [person.number for person in cleaned.applicants] == list(range(1, people + 1))
    assert Counter(problem.kind for problem in cleaned.problems) == COUNTED[name]
    assert all(person.country and person.zone for person in cleaned.applicants)


def test_the_order_of_the_rows_plays_no_part() -> None:
    table = read_table(SAMPLES / "form-export-92.csv")
    mapping = guess_mapping(table)
    rows = list(table.rows)
    random.Random(7).shuffle(rows)

    shuffled = clean_table(replace(table, rows=tuple(rows)), mapping)

    assert shuffled == clean_table(table, mapping)


def test_labels_of_kinds_of_libraries_are_the_most_frequent_answers() -> None:
    cleaned = clean_rows({Field.SECTOR: "public"}, {Field.SECTOR: "Public library"}, {Field.SECTOR: "Public library"})

    assert cleaned.sector_labels == {"public": "Public library"}


def test_the_same_name_with_another_address_stays_two_people() -> None:
    cleaned = clean_rows({Field.NAME: "Ana Ruiz"}, {Field.NAME: "ANA RUIZ"})

    assert len(cleaned.applicants) == 2
    assert list_sentences(cleaned, ProblemKind.SAME_NAME) == [
        "Person 2 has the same name as person 1 (row 2) but another address; both are kept. Are they one person?"
    ]


def test_what_is_odd_about_the_whole_sheet_is_told() -> None:
    table = replace(make_table({Field.TIMESTAMP: "03/04/2026"}), encoding_assumed="Windows-1252", overlong=(2,))

    cleaned = clean_table(table, Mapping(COLUMNS))

    assert [(problem.kind, problem.row) for problem in cleaned.problems] == [
        (ProblemKind.ROW_HAS_MORE_CELLS, 2),
        (ProblemKind.TEXT_ENCODING_ASSUMED, None),
        (ProblemKind.DATE_ORDER_UNSURE, None),
    ]


def test_without_time_stamps_people_come_by_address() -> None:
    columns = {heading: field for heading, field in COLUMNS.items() if field is not Field.TIMESTAMP}

    cleaned = clean_rows({Field.EMAIL: "b@x.example"}, {Field.EMAIL: "a@x.example"}, mapping=Mapping(columns))

    assert [person.folded_address for person in cleaned.applicants] == ["a@x.example", "b@x.example"]
    assert len(find_problems(cleaned, ProblemKind.NO_TIME_COLUMN)) == 1
    assert find_last_time(cleaned.applicants) is None


def test_too_many_different_interests_are_told() -> None:
    cleaned = clean_rows({Field.INTERESTS: "; ".join(f"topic {place}" for place in range(70))})

    assert (
        "There are 70 different interests; the 64 most frequent"
        in list_sentences(cleaned, ProblemKind.INTERESTS_TOO_MANY)[0]
    )


def test_a_sheet_without_any_address_is_refused() -> None:
    with pytest.raises(SheetError, match="No row of the file has an e-mail address"):
        clean_rows({Field.EMAIL: "none"})


@settings(max_examples=150)
@given(
    rows=st.lists(st.lists(st.text(max_size=25), min_size=len(COLUMNS), max_size=len(COLUMNS)), min_size=1, max_size=4)
)
def test_no_answer_breaks_the_cleaning(rows: list[list[str]]) -> None:
    place = list(COLUMNS).index("email")
    for number, cells in enumerate(rows):
        cells[place] = f"p{number}@x.example"
    lines = [(1, tuple(COLUMNS)), *((number, tuple(cells)) for number, cells in enumerate(rows, start=2))]

    cleaned = clean_table(build_table(lines, source="test"), Mapping(COLUMNS))

    assert len(cleaned.applicants) == len(rows)
    assert all(isinstance(person, Applicant) for person in cleaned.applicants)
    assert all(problem.sentence.endswith((".", "?")) for problem in cleaned.problems)


@pytest.mark.parametrize(
    "piece", ["a", "some ", "(", "1", "a@", "a/", "slow ", "yes, ", ";", "same ", "+1", "é", "a@b."]
)
def test_endless_answers_do_not_hang(piece: str) -> None:
    endless = piece * (100_000 // len(piece))
    answers: dict[Field, str] = {**dict.fromkeys(COLUMNS.values(), endless), Field.EMAIL: "a@x.example"}

    cleaned = clean_rows(answers, answers | {Field.EMAIL: "b@x.example"})

    assert len(cleaned.applicants) == 2
