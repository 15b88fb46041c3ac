"""Tests of turning rows into submissions."""

from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.cleaning.submissions import gather_submissions
from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.problems import ProblemKind
from pairloom.sheets.tables.table import build_table
from tests.sheets.makers import COLUMNS, clean_rows, find_problems, list_sentences, make_table


def test_rows_that_are_no_applicants_are_left_out_and_told() -> None:
    table = make_table({}, {})
    blank = dict.fromkeys(COLUMNS, "")
    extra = [
        (4, tuple(COLUMNS)),
        (5, tuple((blank | {"timestamp": "Total", "name": "2"}).values())),
        (6, tuple((blank | {"name": "Ana", "country": "Spain", "email": "ana at x", "stage": "Student"}).values())),
    ]
    table = build_table([(1, table.headings), *table.rows, *extra], source="test")
    notebook = Notebook(table, Mapping(COLUMNS))

    submissions = gather_submissions(table, Mapping(COLUMNS), notebook)

    assert [submission.row for submission in submissions] == [2, 3]
    told = [(problem.kind, problem.row) for problem in notebook.sort()]
    assert told == [
        (ProblemKind.ROW_IS_NO_APPLICANT, 4),
        (ProblemKind.ROW_IS_NO_APPLICANT, 5),
        (ProblemKind.ADDRESS_MISSING, 6),
    ]


def test_columns_of_options_become_one_text() -> None:
    headings = ("email", "country", "i [Maps]", "i [Law]", "i [Other]", "l [English]", "l [Spanish]")
    fields = [Field.EMAIL, Field.COUNTRY, *[Field.INTERESTS] * 3, *[Field.LANGUAGES] * 2]
    row = ("a@x.example", "Peru", "Yes", "", "kites", "fluent", "x")
    table = build_table([(1, headings), (2, row)], source="test")
    mapping = Mapping(dict(zip(headings, fields, strict=True)))

    (submission,) = gather_submissions(table, mapping, Notebook(table, mapping))

    assert submission.texts[Field.INTERESTS] == "Maps; kites"
    assert submission.texts[Field.LANGUAGES] == "English (fluent); Spanish"


def test_a_stamp_that_cannot_be_read_is_told_and_comes_last() -> None:
    cleaned = clean_rows({Field.TIMESTAMP: "soon"}, {Field.TIMESTAMP: ""}, {})

    assert [person.row for person in cleaned.applicants] == [4, 2, 3]
    assert list_sentences(cleaned, ProblemKind.TIME_UNREADABLE) == [
        "The time stamp “soon” cannot be read, so the person is placed at the end of the queue.",
        "There is no time stamp, so the person is placed at the end of the queue.",
    ]


def test_an_address_that_is_none_is_told_in_words() -> None:
    cleaned = clean_rows({}, {Field.EMAIL: "ana at x"}, {Field.EMAIL: ""})

    assert [problem.row for problem in find_problems(cleaned, ProblemKind.ADDRESS_MISSING)] == [3, 4]
    assert list_sentences(cleaned, ProblemKind.ADDRESS_MISSING)[0] == (
        "“ana at x” is no e-mail address, so nobody could write to this person; the row is left out. "
        "Please correct it in the file."
    )
