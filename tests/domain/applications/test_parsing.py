"""Tests of reading form exports into answers: what is understood, and what is told because it is not."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from pairloom.domain.applications.parsing import (
    FindingKind,
    Reading,
    choose_columns,
    read_people,
    show_columns,
    write_columns,
)
from pairloom.domain.applications.parsing.columns import guess_columns, load_columns
from pairloom.domain.applications.parsing.findings import Finding, read_finding
from pairloom.domain.applications.parsing.options import Options
from pairloom.domain.applications.rules import find_faults
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.core.errors import Reason
from pairloom.domain.programs.catalogue import Form, Option, Question, load_template
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.errors import SheetError
from pairloom.sheets.tables import read_content
from tests.domain.applications.sheets import EXAMPLE, make_row, make_sheet

FORM = load_template("librarians").form
ZONE = ZoneInfo("Africa/Nairobi")


def read(*rows: str, form: Form = FORM, content: bytes = b"", mapping: str = "") -> Reading:
    """Read a file of rows, or any bytes."""
    return read_people(content or make_sheet(*rows), form, mapping=mapping, zone=ZONE)


def find(reading: Reading, kind: FindingKind) -> list[tuple[int, str]]:
    """List the findings of one kind: the row, and what stands there."""
    return [(each.row, each.found) for each in reading.findings if each.kind == kind]


def add_question(question: Question) -> Form:
    """Give the form of librarians one more question."""
    return replace(FORM, questions=(*FORM.questions, question))


# The example


@pytest.mark.slow
def test_every_interest_kind_of_library_stage_and_wish_of_the_example_is_understood() -> None:
    reading = read(content=EXAMPLE.read_bytes())
    kinds = {each.kind for each in reading.findings}
    people = [one.answers for one in reading.candidates]
    unwritable = find(reading, FindingKind.ADDRESS_WRONG)
    assert (len(people), len(unwritable), len(people) + len(unwritable)) == (1127, 35, 1162)
    assert [found for _, found in unwritable if ".." not in found] == []
    assert kinds & {*FindingKind, "wish_unreadable", "stage_unreadable"} == {FindingKind.ADDRESS_WRONG}
    assert [one for one in people if not (one["country"] and one["sector"] and one["stage"])] == []
    assert sum(len(one["interests"]) for one in people if isinstance(one["interests"], list)) == 3751
    faults = [fault.reason for one in people for fault in find_faults(FORM, "", one).values()]
    assert set(faults) == {Reason.AGREEMENT_MISSING}
    assert len(faults) == 3 * len(people), "only the three consents are missing, which no other form can give"


# Answers


@pytest.mark.parametrize(
    ("cells", "name", "answer"),
    [
        ({"sector": "Special / law / health library"}, "sector", "special"),
        ({"sector": "Biblioteca pública"}, "sector", "public"),
        ({"sector": "Bookmobile"}, "sector", "other"),
        ({"stage": "Student"}, "stage", "student"),
        ({"interests": "ai; Open access"}, "interests", ["open-access"]),
        ({"interests": "artificial intelligence, copyright"}, "interests", ["artificial-intelligence", "copyright"]),
        ({"wishes": "A more experienced colleague"}, "wish_stage", "more"),
        ({"wishes": "Another kind of library"}, "wish_sector", "different"),
        ({"wishes": "Someone who speaks my language"}, "wish_language", "mine"),
        ({"wishes": "Open to anyone"}, "wish_interests", "any"),
        ({"zone": "UTC+5"}, "zone", ""),
        ({"country": "Perú"}, "country", "PE"),
    ],
)
def test_answers_are_brought_into_the_form(cells: dict[str, str], name: str, answer: object) -> None:
    (person,) = read(make_row("ana@example.org", **({"country": ""} if "zone" in cells else {}) | cells)).candidates
    assert person.answers[name] == answer


def test_what_the_form_does_not_offer_is_told_with_row_and_column() -> None:
    reading = read(make_row("ana@example.org", interests="Falconry; Copyright", sector="Bookmobile"))
    assert find(reading, FindingKind.OPTION_UNKNOWN) == [(2, "Falconry")]
    assert find(reading, FindingKind.SECTOR_UNKNOWN) == [(2, "Bookmobile")]
    assert {each.column for each in reading.findings if each.kind == FindingKind.OPTION_UNKNOWN} == {
        "What are you interested in?"
    }


def test_a_wish_that_the_form_does_not_ask_is_told() -> None:
    form = replace(FORM, questions=tuple(one for one in FORM.questions if one.name != "wish_stage"))
    reading = read(make_row("ana@example.org", wishes="A more experienced colleague"), form=form)
    assert find(reading, FindingKind.WISH_UNKNOWN) == [(2, "more experienced")]


def test_too_long_a_text_is_cut_and_told() -> None:
    headings = "Email Address,Country,about"
    reading = read(content=make_sheet(f"ana@example.org,Peru,{'word ' * 20_000}", headings=headings))
    about = reading.candidates[0].answers["about"]
    assert (len(str(about)) <= 1500, len(find(reading, FindingKind.TEXT_CUT))) == (True, 1)


def test_formulas_placeholders_and_turning_signs_are_kept_as_words() -> None:
    row = make_row("ana@example.org", name="=cmd|calc \u202eevil {{ secret }}")
    assert read(row).candidates[0].name == "=cmd|calc evil {{ secret }}"


# Questions of the organisers' own


@pytest.mark.parametrize(
    ("kind", "cell", "answer"),
    [
        (QuestionKind.CHOICE, "Ja, gern", "yes"),
        (QuestionKind.CHOICE, "perhaps", ""),
        (QuestionKind.SEVERAL, "yes; No", ["yes", "no"]),
        (QuestionKind.SEVERAL, "yes, no", ["yes", "no"]),
        (QuestionKind.SHORT, "  tea  ", "tea"),
        (QuestionKind.SHORT, "n/a", ""),
    ],
)
@pytest.mark.parametrize("heading", ["tea", "Do you drink tea?", "Trinkst du Tee?"])
def test_a_column_named_like_a_question_fills_it(kind: QuestionKind, cell: str, answer: object, heading: str) -> None:
    options = (Option("yes", {"en": "Yes", "de": "Ja, gern"}), Option("no", {"en": "No"}))
    label = {"en": "Do you drink tea?", "de": "Trinkst du Tee?"}
    is_listed = kind is not QuestionKind.SHORT
    form = add_question(Question("tea", kind, "work", label, options=options if is_listed else ()))
    content = make_sheet(f'ana@example.org,Peru,"{cell}"', headings=f"Email Address,Country,{heading}")
    reading = read(content=content, form=form)
    assert reading.candidates[0].answers["tea"] == answer
    assert bool(find(reading, FindingKind.OPTION_UNKNOWN)) == (cell == "perhaps")


@pytest.mark.parametrize(("cell", "ask"), [("different", "different"), ("Same kind of library", "same"), ("-", "any")])
def test_a_wish_may_have_a_column_of_its_own(cell: str, ask: str) -> None:
    content = make_sheet(f"ana@example.org,Peru,{cell}", headings="Email Address,Country,wish_sector")
    assert read(content=content).candidates[0].answers["wish_sector"] == ask


def test_a_heading_that_is_a_questions_name_beats_a_guess() -> None:
    content = make_sheet("ana@example.org,Peru,Chile", headings="Email Address,Country of birth,country")
    assert read(content=content).candidates[0].country == "CL"


# Columns


def test_columns_are_written_and_read_again_as_they_were() -> None:
    table = read_content(make_sheet(make_row("ana@example.org")))
    columns = choose_columns(
        guess_columns(table, FORM), {"Your name": "question:hours", "Timestamp": "nonsense"}, FORM, date_order="month"
    )
    again = load_columns(write_columns(columns), table, FORM)
    assert (again.questions, again.mapping.date_order) == ({"Your name": "hours"}, "month")
    assert [again.tell(heading) for heading in table.headings] == [columns.tell(each) for each in table.headings]


def test_corrections_of_a_mapping_of_the_command_line_are_kept() -> None:
    mapping = 'date_order = "day"\n[interests]\n"AI" = "Artificial intelligence"\n[stages]\n"old hand" = "late"\n'
    reading = read(make_row("ana@example.org", interests="AI", stage="old hand"), mapping=mapping)
    answers = reading.candidates[0].answers
    assert (answers["interests"], answers["stage"]) == (["artificial-intelligence"], "late")
    assert '"AI" = "Artificial intelligence"' in write_columns(reading.columns)


@pytest.mark.parametrize("mapping", ["no toml", "questions = 3", '[columns]\n"a" = "b"'])
def test_a_mapping_that_makes_no_sense_is_refused(mapping: str) -> None:
    with pytest.raises(SheetError):
        read(make_row("ana@example.org"), mapping=mapping)


def test_a_file_without_a_needed_column_says_which_and_keeps_its_guesses() -> None:
    reading = read(content=b"Mail,Alpha\nana@example.org,1\n")
    assert ("countries" in reading.fault, reading.candidates, reading.columns.tell("Mail")) == (True, (), "email")


def test_columns_are_shown_with_two_samples() -> None:
    reading = read(make_row("a@example.org"), make_row("b@example.org"), make_row("c@example.org"))
    assert show_columns(reading)[1] == ["Email Address", "email", ["a@example.org", "b@example.org"]]


# People


def test_addresses_are_kept_as_typed_and_what_no_letter_reaches_is_left_out() -> None:
    reading = read(
        make_row("Ana.Q@Example.ORG"), make_row("a..b@example.org"), make_row("a@bücher.example"),
        make_row("a@xn--bcher-kva.example"),
    )  # fmt: skip
    assert {one.address for one in reading.candidates} == {"Ana.Q@example.org", "a@bücher.example"}
    assert find(reading, FindingKind.ADDRESS_WRONG) == [(3, "a..b@example.org")]
    assert find(reading, FindingKind.ADDRESS_TWICE) == [(5, "a@bücher.example")]


def test_a_name_that_is_too_long_is_cut_and_one_that_nobody_sees_is_left_out() -> None:
    reading = read(make_row("a@example.org", name="x" * 300), make_row("b@example.org", name="\u2800"))
    assert [len(one.name) for one in reading.candidates] == [200, 0]
    assert len(find(reading, FindingKind.NAME_WRONG)) == 2


@pytest.mark.parametrize(
    ("stamp", "hour"), [("01/03/2026 09:30:00", 6), ("2026/03/01 9:30:00 AM GMT+1", 8), ("2026-03-01T09:30:00Z", 9)]
)
def test_stamps_are_those_of_the_programs_zone_unless_they_say_theirs(stamp: str, hour: int) -> None:
    (person,) = read(make_row("ana@example.org", when=stamp)).candidates
    assert person.applied_at == datetime(2026, 3, 1, hour, 30, tzinfo=UTC)


def test_a_moment_is_the_same_whatever_zone_tells_it() -> None:
    (person,) = read(make_row("ana@example.org")).candidates
    assert person.applied_at == datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=3)))


@pytest.mark.parametrize(
    ("cells", "doubts"),
    [
        ({}, []),
        ({"languages": ""}, [(DoubtKind.NO_LANGUAGE, "languages")]),
        ({"country": "Brazil", "zone": ""}, [(DoubtKind.ZONE_UNSURE, "zone")]),
        ({"wishes": "Same career stage; More experienced"}, [(DoubtKind.CONTRADICTION, "wish_stage")]),
    ],
)
def test_what_must_be_asked_is_found(cells: dict[str, str], doubts: list[tuple[DoubtKind, str]]) -> None:
    (person,) = read(make_row("ana@example.org", **cells)).candidates
    assert [(each.kind, each.about) for each in person.doubts] == doubts
    assert [each for each in person.doubts if len(each.choices) < 2] == []


# Files


def test_signs_that_no_database_keeps_are_taken_out_of_workbooks() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for cells in (["Email Address", "Country", "Your name"], ["ana@example.org", "Peru", "An_x0000_a"]):
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    assert "\0" not in read(content=file.getvalue()).candidates[0].name


def test_options_are_found_by_code_label_and_words_but_not_by_parts() -> None:
    question = FORM.find("sector")
    assert question is not None
    found = [Options(question).find(text) for text in ("PUBLIC", "law and health, special library", "library", "")]
    assert found == ["public", "special", "", ""]


def test_findings_are_stored_and_read_again() -> None:
    finding = Finding("zone_missing", 7, "Zone", "x", "There is none.")
    assert read_finding(finding.store()) == finding
