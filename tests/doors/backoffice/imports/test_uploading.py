"""Tests of the page that takes files: one clear sentence for each that cannot be used, and nothing kept of it."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application, ImportRun
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.imports import uploading
from tests.domain.applications.sheets import bring_in, make_row, make_sheet, make_taking_round, upload
from tests.makers import make_person, make_role

QUERIES = 10
ANA, BO = make_row("ana@example.org"), make_row("bo@example.org", name="Bo")


@pytest.fixture
def round_(program: Program) -> Round:
    """Give a round of the director's program that takes applications."""
    return make_taking_round(program=program)


def name_page(round_: Round, *rest: object) -> str:
    """Name the page of imports, or one below it."""
    return "/".join(["/office/rounds", round_.slug, "import", *map(str, rest), ""])


def send(client: Client, round_: Round, content: bytes, name: str = "export.csv", **more: Any) -> Any:
    """Upload a file as the page does."""
    return client.post(name_page(round_), {"file": SimpleUploadedFile(name, content)}, **more)


def make_zip() -> bytes:
    """Make an archive of a text."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("answers.txt", "no table")
    return file.getvalue()


def test_a_file_leads_to_the_page_that_shows_what_it_would_do(office: Client, round_: Round, director: Person) -> None:
    answer = send(office, round_, make_sheet(ANA, BO), name="Réponses.csv")
    run = ImportRun.objects.get()
    assert answer.headers["Location"] == name_page(round_, run.pk)
    assert (run.filename, run.made_by, run.numbers["new"], run.done_at) == ("Réponses.csv", director, 2, None)
    assert Application.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("export.csv", make_zip(), "ZIP archive"),
        ("export.csv", b"PK\x03\x04 and no more", "damaged"),
        ("export.xlsx", b"%PDF-1.7", "is a PDF"),
        ("export.csv", b"Email,Country\na@x.example,Spa\0in\n", "line 2 holds a NUL"),
        ("export.csv", b"Email,Country\na@x.example,\x81\x8d\n", "is not text"),
        ("export.csv", b" \r\n", "is empty"),
        ("export.csv", b"Email,Country\n", "no answers"),
        ("export.csv", b'Email,Country\na@x.example,"Peru\n', "never closed"),
        ("export.csv", b"Email,Country\n" + b"a@x.example,Peru\n" * 200_000, "at most 30,000"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(
    office: Client, round_: Round, name: str, content: bytes, words: str
) -> None:
    answer = send(office, round_, content, name=name)
    page = answer.content.decode()
    assert (answer.status_code, words in page, page.count('role="alert"')) == (422, True, 1)
    assert ImportRun.objects.count() == 0


def test_a_form_without_a_file_is_told_so(office: Client, round_: Round) -> None:
    answer = office.post(name_page(round_))
    assert (answer.status_code, "Please choose a file" in answer.content.decode()) == (422, True)


def test_what_is_too_large_is_refused_before_it_is_read(office: Client, round_: Round) -> None:
    answer = office.generic(
        "POST", name_page(round_), b"", "multipart/form-data; boundary=x", CONTENT_LENGTH=str(10**9)
    )
    assert (answer.status_code, "larger than 20 MB" in answer.content.decode()) == (422, True)


def test_a_file_of_just_too_many_bytes_is_refused(
    office: Client, round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "LARGEST_REQUEST", 10**9)
    answer = send(office, round_, b"x" * (20 * 1024 * 1024 + 1))
    assert (answer.status_code, "larger than 20 MB" in answer.content.decode()) == (422, True)


def test_a_file_without_a_token_is_not_taken(program: Program, director: Person, round_: Round) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(director)
    assert send(strict, round_, make_sheet(ANA)).status_code == 403
    assert ImportRun.objects.count() == 0


def test_names_of_files_and_formulas_in_cells_are_shown_as_words(office: Client, round_: Round) -> None:
    rows = (make_row("=HYPERLINK(1)@example.org", name="=cmd|calc!A1"), make_row("b@example.org", country="<script>"))
    answer = send(office, round_, make_sheet(*rows), name="<script>alert(1).csv")
    page = office.get(answer.headers["Location"]).content.decode()
    assert ("<script>" in page, "&lt;script&gt;" in page) == (False, True)


def test_a_closed_round_takes_no_file_and_says_so(office: Client, round_: Round) -> None:
    Round.objects.update(state=RoundState.CLOSED)
    page = office.get(name_page(round_)).content.decode()
    assert ("until applications close" in page, 'type="file"' in page) == (True, False)
    assert send(office, round_, make_sheet(ANA)).status_code == 422
    assert ImportRun.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_three_files_as_for_one(
    office: Client, round_: Round, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        upload(round_, ANA)
    with django_assert_num_queries(QUERIES):
        page = office.get(name_page(round_)).content.decode()
    assert page.count("Waits for you") == number


def test_the_list_says_what_became_of_each_file(office: Client, round_: Round) -> None:
    bring_in(round_, ANA, BO)
    page = office.get(name_page(round_)).content.decode()
    assert [words for words in ("Brought in", "2 new, 0 replaced", "export.csv") if words not in page] == []


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.DIRECTOR, Role.DEPUTY}])
def test_for_all_who_do_not_lead_the_program_there_is_no_such_page(client: Client, round_: Round, role: Role) -> None:
    person = make_person()
    make_role(person, role, program=round_.program, country="KE" if role == Role.AMBASSADOR else "")
    client.force_login(person)
    assert client.get(name_page(round_)).status_code == 404
    assert send(client, round_, make_sheet(ANA)).status_code == 404
    assert ImportRun.objects.count() == 0


def test_the_imports_of_another_program_do_not_exist(office: Client) -> None:
    assert office.get(name_page(make_taking_round())).status_code == 404
