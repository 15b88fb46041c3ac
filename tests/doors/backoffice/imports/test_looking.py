"""Tests of the page of an import: what it would do, row by row, and how its columns are read."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application, ImportRun
from pairloom.domain.programs.models import Program, Round
from tests.domain.applications.sheets import bring_in, make_row, make_sheet, make_taking_round, upload
from tests.doors.backoffice.imports.test_uploading import name_page

ANA, BO = make_row("ana@example.org"), make_row("bo@example.org", name="Bo")


@pytest.fixture
def round_(program: Program) -> Round:
    """Give a round of the director's program that takes applications."""
    return make_taking_round(program=program)


def read(office: Client, run: ImportRun, query: str = "") -> str:
    """Read the page of an import."""
    return office.get(name_page(run.round, run.pk) + query).content.decode()


def test_the_page_shows_numbers_columns_with_samples_and_what_was_found(office: Client, round_: Round) -> None:
    rows = (ANA, BO, make_row("no address"), make_row("c@example.org", interests="Falconry"))
    page = read(office, upload(round_, *rows))
    parts = (
        *("Nothing has happened yet", "Bring in 3 people", "How 10 columns are read", "What are you interested in?"),
        *('<option value="interests" selected>Interests</option>', "Rows without an e-mail address", "Copyright"),
        *("Answers that your form does not offer", "In what kind of library do you work?")[:1],
    )
    assert [part for part in parts if part not in page] == []


def test_findings_are_listed_by_row_and_by_page(office: Client, round_: Round) -> None:
    rows = [make_row(f"p{number}@example.org", interests="Falconry") for number in range(60)]
    run = upload(round_, *rows)
    first, second = (read(office, run, f"?kind=option-unknown&page={number}") for number in (1, 2))
    assert (first.count("Falconry"), second.count("Falconry")) == (50 + 1, 10 + 1)
    assert ("More rows" in first, "Rows before" in first) == (True, False)
    assert ("More rows" in second, "Rows before" in second) == (False, True)


@pytest.mark.parametrize("query", ["?kind=nonsense", "?page=0", "?page=999999999", "?page=x", "?kind=%3Cscript%3E"])
def test_an_address_that_no_page_gives_shows_the_page_all_the_same(office: Client, round_: Round, query: str) -> None:
    run = upload(round_, make_row("a@example.org", interests="Falconry"))
    answer = office.get(name_page(round_, run.pk) + query)
    assert (answer.status_code, "<script>" in answer.content.decode()) == (200, False)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_often_for_three_rows_as_for_one(
    office: Client, round_: Round, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    run = upload(round_, *(make_row(f"p{each}@example.org", interests="Falconry") for each in range(number)))
    with django_assert_num_queries(11):
        read(office, run)


def test_looking_changes_nothing(office: Client, round_: Round) -> None:
    run = upload(round_, ANA)
    read(office, run)
    assert (Application.objects.count(), ImportRun.objects.get().done_at) == (0, None)


def test_a_file_that_was_imported_before_is_told_so(office: Client, round_: Round) -> None:
    done = bring_in(round_, ANA)
    page = read(office, upload(round_, ANA))
    assert ("This very file was brought in before: 1 people" in page, name_page(round_, done.pk) in page) == (
        True,
        True,
    )


def test_columns_are_corrected_and_the_file_is_read_anew(office: Client, round_: Round) -> None:
    content = make_sheet("01/03/2026,ana@example.org,Ana,somewhere", headings="When,Mail,Alpha,Beta")
    run = upload(round_, content=content)
    assert "Nobody could be read" in read(office, run)
    chosen = {"column-2": "name", "column-3": "country", "date_order": "day", "column-9": "city"}
    answer = office.post(name_page(round_, run.pk, "columns"), chosen)
    assert answer.headers["Location"] == name_page(round_, run.pk)
    page = read(office, run)
    assert ("Bring in 1 person" in page, "The file is read in this way now" in page) == (True, True)


def test_columns_of_a_file_that_was_imported_stay(office: Client, round_: Round) -> None:
    run = bring_in(round_, ANA)
    office.post(name_page(round_, run.pk, "columns"), {"column-2": "city"})
    page = read(office, run)
    assert ("Something has changed since" in page, "Brought in" in page) == (True, True)


def test_the_import_of_another_round_does_not_exist_here(office: Client, round_: Round, program: Program) -> None:
    other = upload(make_taking_round(), ANA)
    assert office.get(name_page(round_, other.pk)).status_code == 404
    assert office.post(name_page(round_, other.pk, "columns")).status_code == 404
    assert office.get(name_page(other.round, other.pk)).status_code == 404


def test_a_get_does_not_press(office: Client, round_: Round) -> None:
    run = upload(round_, ANA)
    assert office.get(name_page(round_, run.pk, "columns")).status_code == 405
    assert office.get(name_page(round_, run.pk, "press")).status_code == 405
