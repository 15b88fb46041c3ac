"""Tests of the pages of programs: who sees them, a new one from a template, settings that two people change at once."""

from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.people.models import Person, RoleHeld
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import FormVersion, Program
from tests.doors.backoffice.rounds.planned import make_round, read_form
from tests.makers import make_person, make_program, make_role

NEW = {
    "template": "librarians",
    "name": "Archives Without Walls",
    "word": "",
    "signed_by": "Ana",
    "language": "es",
    "time_zone": "America/Lima",
}


def name_settings(program: Program) -> str:
    """Name the page of a program's settings."""
    return f"/office/programs/{program.slug}/"


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.DIRECTOR, Role.DEPUTY}])
def test_for_all_who_lead_no_program_there_is_no_such_page(client: Client, program: Program, role: Role) -> None:
    person = make_person()
    make_role(person, role, program=program, country="KE" if role == Role.AMBASSADOR else "")
    client.force_login(person)
    round_ = make_round(program)
    paths = ["/office/programs/", "/office/new-program/", name_settings(program), f"{name_settings(program)}new-round/"]
    paths += [f"/office/rounds/{round_.slug}/{page}" for page in ("", "calendar/", "cancel/")]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)
    assert {client.post(path).status_code for path in [*paths[1:4], *paths[5:]]} == {404}
    assert "/office/programs/" not in client.get("/office/").content.decode()


def test_a_deputy_sees_programs_and_rounds_but_begins_no_new_program(client: Client, program: Program) -> None:
    person = make_person()
    make_role(person, Role.DEPUTY, program=program)
    client.force_login(person)
    make_round(program)
    page = client.get("/office/programs/").content.decode()
    assert ('href="/office/rounds/spring/"' in page, "/office/new-program/" in page) == (True, False)
    assert client.get("/office/new-program/").status_code == 404
    assert 'href="/office/programs/"' in client.get("/office/").content.decode()


def test_programs_and_rounds_of_others_do_not_exist(office: Client) -> None:
    other = make_program(name="Somebody else's")
    round_ = make_round(other)
    assert "Somebody else" not in office.get("/office/programs/").content.decode()
    paths = [name_settings(other), f"{name_settings(other)}new-round/", f"/office/rounds/{round_.slug}/"]
    assert [office.get(path).status_code for path in [*paths, "/office/rounds/nowhere/"]] == [404] * 4


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_three_programs_as_for_one(
    office: Client, director: Person, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for program in [make_program() for _ in range(number)]:
        make_role(director, Role.DIRECTOR, program=program)
        for season in range(number):
            make_round(program, f"{program.slug}-{season}")
    with django_assert_num_queries(11):
        page = office.get("/office/programs/").content.decode()
    assert page.count("Being prepared") == number**2


def test_a_program_without_rounds_says_how_one_begins(office: Client) -> None:
    assert "A round begins with one date" in office.get("/office/programs/").content.decode()


def test_a_director_begins_a_program_from_a_template_once(office: Client, director: Person) -> None:
    for _ in range(2):
        answer = office.post("/office/new-program/", NEW)
        assert answer.headers["Location"] == "/office/programs/archives-without-walls/new-round/"
    made = Program.objects.get(slug="archives-without-walls")
    assert (made.language, made.time_zone, made.template, made.signed_by) == ("es", "America/Lima", "librarians", "Ana")
    assert FormVersion.objects.filter(program=made).count() == 1
    assert RoleHeld.objects.filter(person=director, program=made).count() == 1
    assert office.get("/office/programs/").status_code == 200


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"word": "taken"}, "is taken"),
        ({"word": "Not A Word"}, "small letters"),
        ({"name": "مكتبات"}, "We cannot make a word"),
        ({"time_zone": "Moon"}, "Please look at this again"),
        ({"template": "plumbers"}, "Please look at this again"),
        ({"signed_by": "\u202e"}, "at least one sign"),
    ],
)
def test_a_program_that_cannot_be_made_is_said_and_what_was_typed_stays(
    office: Client, change: dict[str, str], words: str
) -> None:
    make_program(slug="taken")
    before, typed = Program.objects.count(), NEW | change
    answer = office.post("/office/new-program/", typed)
    page = answer.content.decode()
    assert (answer.status_code, words in page, typed["name"] in page) == (422, True, True)
    assert Program.objects.count() == before


def test_settings_are_saved_and_shown_again(office: Client, program: Program) -> None:
    path = name_settings(program)
    typed = read_form(office, path) | {"cap_percent": "25", "grace_minutes": "30", "reply_address": "ask@example.org"}
    assert office.post(path, typed).headers["Location"] == path
    program.refresh_from_db()
    assert (program.cap_share, program.grace_minutes) == (Decimal("0.250"), 30)
    page = office.get(path).content.decode()
    assert [part for part in ('value="25"', 'value="30"', "ask@example.org", "are saved") if part not in page] == []


@pytest.mark.parametrize(
    "change", [{"cap_percent": "4"}, {"cap_percent": "101"}, {"grace_minutes": "121"}, {"name": ""}, {"language": "x"}]
)
def test_settings_out_of_bounds_are_said_and_nothing_is_saved(
    office: Client, program: Program, change: dict[str, str]
) -> None:
    typed = read_form(office, name_settings(program)) | {"signed_by": "Somebody"} | change
    answer = office.post(name_settings(program), typed)
    program.refresh_from_db()
    assert (answer.status_code, "Somebody" in answer.content.decode(), program.signed_by) == (422, True, "Noor")


def test_the_second_of_two_who_save_sees_both_and_decides(office: Client, program: Program) -> None:
    path = name_settings(program)
    seen = read_form(office, path)
    office.post(path, seen | {"signed_by": "Amina"})
    answer = office.post(path, seen | {"signed_by": "Beatriz"})
    page = answer.content.decode()
    parts = ("Somebody else saved", "<bdi>Amina</bdi>", 'value="Beatriz"')
    assert (answer.status_code, [part for part in parts if part not in page]) == (422, [])
    again = seen | {"signed_by": "Beatriz", "version": answer.context["version"]}
    assert office.post(path, again).status_code == 302
    program.refresh_from_db()
    assert program.signed_by == "Beatriz"


def test_a_tick_that_somebody_else_set_meanwhile_is_said_in_words(office: Client, program: Program) -> None:
    path = name_settings(program)
    seen = read_form(office, path)
    office.post(path, seen | {"publishes_match": "on"})
    program.refresh_from_db()
    assert (program.publishes_match, program.confirms_by_itself) == (True, False)
    page = office.post(path, seen | {"signed_by": "Beatriz"}).content.decode()
    assert ("<bdi>Yes</bdi>" in page, "<bdi>True</bdi>" in page) == (True, False)
