"""Tests of who gets into the office and what does not exist for them."""

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import IncomingMail, Letter, Mailing
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.access import find_led_round, list_directed, list_led
from tests.domain.letters.outbox import make_letter, make_mail, make_mailing
from tests.makers import make_person, make_program, make_role, make_round

pytestmark = pytest.mark.django_db

LISTS = ("office_letters", "office_unsure", "office_mailings", "office_incoming", "office_sending")
SINGLE = ("office_letter", "office_letter_html", "office_mailing", "office_mail")
PRESSES = ("office_press", "office_resolve", "office_mailing_press", "office_mail_aside", "office_mail_again")
GENERAL_PRESSES = ("office_sending_press", "office_test", "office_find_reader")


def make_rows(program: Program) -> dict[str, int]:
    """Make one letter, mailing and mail of a program, by the page that shows them."""
    letter = make_letter(program=program, state="unsure")
    mailing, mail = make_mailing(program=program), make_mail(letter=letter)
    numbers = {"mailing": mailing.pk, "mail": mail.pk}
    return {name: numbers.get(name.split("_")[1], letter.pk) for name in (*SINGLE, *PRESSES)}


def remember_everything() -> list[object]:
    """Read all that a page could have changed."""
    tables = (Letter, Mailing, IncomingMail, JournalEntry)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def enter_as(client: Client, role: Role, *, program: Program) -> None:
    """Sign somebody with a role in."""
    person = make_person()
    make_role(person, role, program=program, country="KE" if role == Role.AMBASSADOR else "")
    client.force_login(person)


@pytest.mark.parametrize("name", LISTS)
def test_a_visitor_is_sent_to_sign_in(client: Client, name: str) -> None:
    assert client.get(reverse(name)).headers["Location"] == f"/sign-in/?next={reverse(name)}"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.SAFEGUARDING, Role.AMBASSADOR])
def test_for_roles_that_read_no_letters_no_letter_exists(client: Client, program: Program, role: Role) -> None:
    enter_as(client, role, program=program)
    numbers = make_rows(program)
    before = remember_everything()
    gets = [*map(reverse, LISTS), *(reverse(name, args=[numbers[name]]) for name in SINGLE)]
    posts = [*map(reverse, GENERAL_PRESSES), *(reverse(name, args=[numbers[name]]) for name in PRESSES)]
    assert {path: client.get(path).status_code for path in gets} == dict.fromkeys(gets, 404)
    assert {path: client.post(path, {"act": "stop"}).status_code for path in posts} == dict.fromkeys(posts, 404)
    assert remember_everything() == before


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.DEPUTY])
def test_who_runs_the_program_sees_every_page_and_looking_changes_nothing(
    client: Client, program: Program, role: Role
) -> None:
    enter_as(client, role, program=program)
    numbers = make_rows(program)
    before = remember_everything()
    paths = [reverse("office"), *map(reverse, LISTS), *(reverse(name, args=[numbers[name]]) for name in SINGLE)]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    assert remember_everything() == before


def test_what_belongs_to_another_program_does_not_exist(office: Client) -> None:
    numbers = make_rows(make_program())
    gets = [reverse(name, args=[numbers[name]]) for name in SINGLE]
    posts = [reverse(name, args=[numbers[name]]) for name in PRESSES]
    assert [office.get(path).status_code for path in gets] == [404] * len(gets)
    assert [office.post(path, {"act": "cancel"}).status_code for path in posts] == [404] * len(posts)


@pytest.mark.parametrize("name", [*PRESSES, *GENERAL_PRESSES])
def test_a_button_is_never_pressed_by_following_a_link(office: Client, program: Program, name: str) -> None:
    numbers = make_rows(program)
    path = reverse(name, args=[numbers[name]] if name in numbers else [])
    assert office.get(path).status_code == 405


@pytest.mark.parametrize("name", ["office_press", "office_resolve", "office_mailing_press", "office_sending_press"])
def test_a_button_that_no_page_offers_is_refused(office: Client, program: Program, name: str) -> None:
    numbers = make_rows(program)
    path = reverse(name, args=[numbers[name]] if name in numbers else [])
    assert office.post(path, {"act": "explode"}).status_code == 400


@pytest.mark.parametrize("before", ["-1", "0", "x", "9" * 30, "²", ""])
def test_a_broken_page_number_breaks_nothing(office: Client, before: str) -> None:
    assert [office.get(reverse(name), {"before": before}).status_code for name in LISTS] == [200] * len(LISTS)


def test_a_number_that_no_row_can_have_is_a_missing_page(office: Client) -> None:
    assert office.get(f"/office/letters/{'9' * 30}/").status_code == 404


def test_where_a_second_key_is_needed_nobody_enters_without_one(office: Client, settings: Settings) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = True
    assert office.get("/office/letters/").headers["Location"] == "/me/security/"


def test_who_directs_and_deputises_for_one_program_leads_it_once(client: Client, program: Program) -> None:
    person, other = make_person(), make_program()
    for role, of in (
        (Role.DIRECTOR, program),
        (Role.DEPUTY, program),
        (Role.DEPUTY, other),
        (Role.EDITOR, make_program()),
    ):
        make_role(person, role, program=of)
    client.force_login(person)
    request = client.get("/office/").wsgi_request
    assert (list_led(request), list_directed(request)) == ([program, other], [program])
    assert find_led_round(request, make_round(other).slug).program == other
    for slug in (make_round().slug, "nowhere"):
        with pytest.raises(Http404):
            find_led_round(request, slug)
