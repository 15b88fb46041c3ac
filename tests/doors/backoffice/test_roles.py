"""Tests of the pages of roles: only for directors, told by letter, noted, and harmless when pressed twice."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom import clock
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.people.models import Person, RoleHeld
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from tests.makers import make_person, make_program, make_role


def name_page(program: Program) -> str:
    """Name the page of a program's roles."""
    return f"/office/roles/{program.slug}/"


def name_end(held: RoleHeld) -> str:
    """Name the button that ends a role."""
    return f"/office/roles/{held.program.slug}/{held.pk}/end/"


def list_letters() -> list[tuple[str, str]]:
    """List which letters go to whom."""
    return list(Letter.objects.order_by("pk").values_list("kind", "address"))


def test_the_list_says_who_holds_which_role_and_for_which_country(office: Client, program: Program) -> None:
    make_role(make_person(name="Amina", email="amina@example.org"), Role.AMBASSADOR, program=program, country="KE")
    make_role(make_person(name="Somebody else"), Role.EDITOR)
    page = office.get("/office/roles/").content.decode()
    parts = ("Amina", "amina@example.org", "Ambassador · Kenya", "Noor", "Director", 'href="/office/roles/"')
    assert [part for part in parts if part not in page] == []
    assert "Somebody else" not in page


@pytest.mark.parametrize("directors", [1, 2])
def test_a_program_with_one_director_is_advised_to_have_two(office: Client, program: Program, directors: int) -> None:
    for _ in range(directors - 1):
        make_role(make_person(), Role.DIRECTOR, program=program)
    assert ("There is only one director" in office.get(name_page(program)).content.decode()) == (directors == 1)


@pytest.mark.parametrize("number", [1, 9])
def test_the_page_asks_as_often_for_nine_people_as_for_one(
    office: Client, program: Program, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        make_role(make_person(), Role.EDITOR, program=program)
    with django_assert_num_queries(9):
        office.get(name_page(program))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DIRECTOR])
def test_for_all_who_are_no_directors_there_is_no_such_page(client: Client, program: Program, role: Role) -> None:
    person = make_person()
    held = make_role(person, role, program=program, country="KE" if role == Role.AMBASSADOR else "")
    client.force_login(person)
    gets = [client.get(path).status_code for path in ("/office/roles/", name_page(program))]
    posts = [
        client.post(path, {"address": person.email, "role": "director"})
        for path in (name_page(program), name_end(held))
    ]
    assert (gets, [answer.status_code for answer in posts]) == ([404] * 2, [404] * 2)
    assert (RoleHeld.objects.count(), JournalEntry.objects.count(), list_letters()) == (1, 0, [])
    assert "/office/roles/" not in client.get("/office/").content.decode()


def test_the_roles_of_another_program_do_not_exist(office: Client, program: Program) -> None:
    other = make_program()
    held = make_role(make_person(), Role.EDITOR, program=other)
    crossed = f"/office/roles/{program.slug}/{held.pk}/end/"
    answers = [
        office.get(name_page(other)),
        *(office.post(path) for path in (name_page(other), name_end(held), crossed)),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert RoleHeld.objects.get(pk=held.pk).ends_on is None


def test_a_role_is_given_once_told_by_letter_and_noted(office: Client, program: Program, director: Person) -> None:
    person = make_person(email="ana@example.org")
    given = {"address": "Ana@example.org", "role": "ambassador", "country": "PE", "ends_on": ""}
    for _ in range(2):
        assert office.post(name_page(program), given).headers["Location"] == name_page(program)
    held = RoleHeld.objects.get(person=person)
    assert (held.role, held.country, held.program) == ("ambassador", "PE", program)
    assert list_letters() == [("role-given", "ana@example.org")]
    noted = list(JournalEntry.objects.values_list("act", "about", "by"))
    assert noted == [("role.given", f"person:{person.pk}", director.pk)]


def test_a_role_has_a_last_day_where_one_is_given(office: Client, program: Program) -> None:
    person, last = make_person(), clock.now().date() + timedelta(days=90)
    office.post(name_page(program), {"address": person.email, "role": "editor", "country": "PE", "ends_on": last})
    held = RoleHeld.objects.get(person=person)
    assert (held.ends_on, held.country) == (last, "")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"address": "nobody@example.org"}, "Nobody here has this address"),
        ({"address": "closed@example.org"}, "Nobody here has this address"),
        ({"role": "ambassador"}, "Please choose the country"),
        ({"ends_on": "2001-01-01"}, "This day is over"),
        ({"role": "emperor"}, "Please look at this again"),
    ],
)
def test_what_cannot_be_given_is_said_and_what_was_typed_stays(
    office: Client, program: Program, change: dict[str, str], words: str
) -> None:
    make_person(email="ana@example.org")
    make_person(email="closed@example.org", is_active=False)
    typed = {"address": "ana@example.org", "role": "editor", "country": "", "ends_on": ""} | change
    answer = office.post(name_page(program), typed)
    page = answer.content.decode()
    assert (answer.status_code, words in page, typed["address"] in page) == (422, True, True)
    assert (RoleHeld.objects.count(), list_letters()) == (1, [])


def test_a_letter_that_cannot_be_written_leaves_no_role(office: Client, program: Program) -> None:
    make_person(email="ana@example.org", language="en")
    Person.objects.filter(email="ana@example.org").update(email="a\nna@example.org")
    answer = office.post(name_page(program), {"address": "a\nna@example.org", "role": "editor"})
    assert (answer.status_code, RoleHeld.objects.count()) == (422, 1)


def test_a_role_is_ended_once_told_by_letter_and_noted(office: Client, program: Program, director: Person) -> None:
    person = make_person(email="ana@example.org")
    held = make_role(person, Role.EDITOR, program=program)
    for _ in range(2):
        assert office.post(name_end(held)).headers["Location"] == name_page(program)
    page = office.get(name_page(program)).content.decode()
    assert ("This role had ended already" in page, "ana@example.org" in page) == (True, False)
    assert list_letters() == [("role-ended", "ana@example.org")]
    noted = list(JournalEntry.objects.values_list("act", "about", "by"))
    assert noted == [("role.ended", f"person:{person.pk}", director.pk)]


def test_the_only_director_cannot_end_their_own_role(office: Client, program: Program, director: Person) -> None:
    held = RoleHeld.objects.get(person=director)
    office.post(name_end(held))
    assert "This is the only director" in office.get(name_page(program)).content.decode()
    make_role(make_person(), Role.DIRECTOR, program=program)
    assert office.post(name_end(held)).status_code == 302
    assert office.get(name_page(program)).headers["Location"].startswith("/sign-in/")


def test_a_role_is_never_ended_by_following_a_link(office: Client, director: Person) -> None:
    assert office.get(name_end(RoleHeld.objects.get(person=director))).status_code == 405
