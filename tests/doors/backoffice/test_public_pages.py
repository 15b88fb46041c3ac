"""The pages on which organisers word what the public reads."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.letters.wording import LANGUAGES
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.domain.publishing.catalogue import PAGES
from pairloom.domain.publishing.models import PageChange
from pairloom.domain.publishing.queries import find_in_force
from pairloom.domain.publishing.services import save_page
from tests.makers import NOW, make_person, make_program, make_role

GOOD = "Our rules\n\nBe kind in {program}, until {closes}.\n\n<b>never</b>"


def name_page(program: Program, name: str = "conduct", language: str = "en") -> str:
    return f"/office/pages/{program.slug}/{name}/{language}/"


def press(office: Client, program: Program, *, text: str, act: str = "save", number: str = "0") -> Any:
    return office.post(name_page(program), {"text": text, "act": act, "number": number})


def test_the_list_leads_to_every_page_in_every_language(office: Client, program: Program) -> None:
    page = office.get("/office/pages/").content.decode()
    missing = [(name, each) for name in PAGES for each in LANGUAGES if name_page(program, name, each) not in page]
    assert missing == []


@pytest.mark.parametrize("changes", [1, 3])
def test_the_list_costs_the_same_however_often_pages_were_changed(
    office: Client,
    program: Program,
    director: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    changes: int,
) -> None:
    for number in range(changes):
        save_page(program, "conduct", "en", f"{GOOD}{number}", by=director, now=NOW)
    with django_assert_max_num_queries(12):
        page = office.get("/office/pages/").content.decode()
    assert page.count(">changed<") == 1


def test_saving_puts_the_new_text_in_force_for_visitors(office: Client, program: Program) -> None:
    assert press(office, program, text=GOOD).headers["Location"] == name_page(program)
    assert find_in_force(program, "conduct", "en").text == GOOD
    page = Client().get("/conduct/", headers={"accept-language": "en"}).content.decode()
    assert "<h1>Our rules</h1>" in page
    assert ("&lt;b&gt;never&lt;/b&gt;" in page, "<b>never</b>" in page) == (True, False)


def test_looking_shows_the_page_and_saves_nothing(office: Client, program: Program) -> None:
    page = press(office, program, text=GOOD, act="look").content.decode()
    assert "Be kind in <bdi>Librarians Without Walls</bdi>, until " in page
    assert PageChange.objects.count() == 0


def test_a_refused_text_comes_back_as_typed_with_the_reason(office: Client, program: Program) -> None:
    answer = press(office, program, text="Rules\n\n{nmae} & more")
    page = answer.content.decode()
    assert (answer.status_code, "{nmae} &amp; more" in page) == (422, True)
    assert "&quot;nmae&quot; is not a word in braces" in page
    assert PageChange.objects.count() == 0


def test_who_saves_over_another_sees_both_texts_and_may_then(
    office: Client, program: Program, director: Person
) -> None:
    save_page(program, "conduct", "en", "Theirs\n\nTheir text.", by=director, now=NOW)
    page = press(office, program, text=GOOD).content.decode()
    assert ("Their text." in page, "Somebody else saved this page" in page) == (True, True)
    assert press(office, program, text=GOOD, number="1").status_code == 302
    assert press(office, program, text=GOOD + " x", number="none").status_code == 422


def test_one_press_brings_the_shipped_text_back(office: Client, program: Program) -> None:
    shipped = find_in_force(program, "conduct", "en").text
    press(office, program, text=GOOD)
    for _press in range(2):
        assert office.post(f"{name_page(program)}back/").status_code == 302
    assert find_in_force(program, "conduct", "en").text == shipped
    page = office.get(name_page(program)).content.decode()
    assert ("Version 2" in page, "Be kind in {program}" in page) == (True, True)


@pytest.mark.parametrize("path", ["nothing/en/", "conduct/tlh/", "conduct/en/back/"])
def test_pages_that_are_not_there_and_presses_by_a_link_are_not_found(
    office: Client, program: Program, path: str
) -> None:
    assert office.get(f"/office/pages/{program.slug}/{path}").status_code in {404, 405}


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.DIRECTOR, 200),
        (Role.DEPUTY, 200),
        (Role.EDITOR, 200),
        (Role.MODERATOR, 404),
        (Role.SAFEGUARDING, 404),
        (Role.AMBASSADOR, 404),
        (None, 403),
    ],
)
def test_only_who_may_word_a_program_sees_its_pages(
    client: Client, program: Program, role: Role | None, status: int
) -> None:
    person = make_person()
    if role is not None:
        make_role(person, role, program=program, country="PE" if role == Role.AMBASSADOR else "")
    client.force_login(person)
    paths = ("/office/pages/", f"/office/pages/{program.slug}/", name_page(program))
    assert [client.get(path).status_code for path in paths] == [status] * 3
    make_role(make_person(), Role.DIRECTOR, program=(other := make_program()))
    refused = 404 if role else 403
    assert client.get(name_page(other)).status_code == refused
    assert client.post(name_page(other), {"text": GOOD, "act": "save", "number": "0"}).status_code == refused


def test_a_visitor_is_asked_to_sign_in(client: Client, program: Program) -> None:
    assert client.get("/office/pages/").headers["Location"].startswith("/sign-in/")
