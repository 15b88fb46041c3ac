"""Tests of numbering people."""

from pairloom.sheets.mapping import Field
from pairloom.sheets.problems import ProblemKind
from tests.sheets.makers import clean_rows, find_problems, list_sentences


def test_people_are_numbered_by_their_first_time_stamp_then_by_address() -> None:
    cleaned = clean_rows(
        {Field.EMAIL: "c@x.example", Field.TIMESTAMP: "2026-07-09 09:00:00"},
        {Field.EMAIL: "b@x.example", Field.TIMESTAMP: "2026-07-02 09:00:00"},
        {Field.EMAIL: "a@x.example", Field.TIMESTAMP: "2026-07-02 09:00:00"},
    )

    assert [(person.number, person.folded_address) for person in cleaned.applicants] == [
        (1, "a@x.example"),
        (2, "b@x.example"),
        (3, "c@x.example"),
    ]


def test_of_two_submissions_the_last_answers_and_the_first_place_count() -> None:
    cleaned = clean_rows(
        {Field.EMAIL: " ANA@X.EXAMPLE ", Field.STAGE: "Student"},
        {Field.EMAIL: "ben@x.example"},
        {Field.EMAIL: "ana@x.example", Field.STAGE: "Late career"},
    )

    ana = cleaned.applicants[0]
    assert (ana.number, ana.row, ana.rows, ana.stage) == (1, 4, (2, 4), 3)
    assert ana.applied_at is not None
    assert ana.applied_at.day == 1
    (sentence,) = list_sentences(cleaned, ProblemKind.DOUBLE_SUBMISSION)
    assert sentence == (
        "This person sent 2 forms (rows 2, 4): the answers of row 4 count, "
        "and the first time stamp keeps the place in the queue."
    )


def test_the_last_submission_is_told_by_its_stamp_not_by_its_row() -> None:
    cleaned = clean_rows(
        {Field.EMAIL: "ana@x.example", Field.TIMESTAMP: "2026-07-09 09:00:00", Field.STAGE: "Late career"},
        {Field.EMAIL: "ana@x.example", Field.TIMESTAMP: "2026-07-02 09:00:00", Field.STAGE: "Student"},
    )

    assert cleaned.applicants[0].stage == 3


def test_fifty_submissions_of_one_person_are_one_person() -> None:
    cleaned = clean_rows(*[{Field.EMAIL: "ana@x.example"}] * 28)

    assert len(cleaned.applicants) == 1
    assert "rows 2, 3, 4, 5, 6, 7 and 22 more" in find_problems(cleaned, ProblemKind.DOUBLE_SUBMISSION)[0].sentence
