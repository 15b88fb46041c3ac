"""The pages on which organisers word letters."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.letters.models import WordingChange
from pairloom.domain.letters.queries.wordings import find_in_force
from pairloom.domain.letters.services import change_wording
from pairloom.domain.letters.wording import LANGUAGES
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from tests.makers import NOW, make_person, make_program, make_role

GOOD = "Come in\n\nHello {name},\n\nHave a look at [your page]({link})."


def press(office: Client, program: Program, *, text: str, act: str = "save", version: int = 0) -> Any:
    """Press a button of the page of the English welcome letter."""
    return office.post(
        f"/office/wording/{program.slug}/welcome/en/", {"text": text, "act": act, "version": str(version)}
    )


def test_the_list_names_every_letter_and_leads_to_each_language(office: Client, program: Program) -> None:
    page = office.get("/office/wording/").content.decode()
    assert "Code to sign in" in page
    assert [f"/office/wording/{program.slug}/welcome/{language}/" in page for language in LANGUAGES] == [True] * 4


def test_saving_puts_the_new_words_in_force(office: Client, program: Program) -> None:
    answer = press(office, program, text=GOOD)
    assert answer.status_code == 302
    assert find_in_force(program, "welcome", "en").text == GOOD


def test_a_refused_text_comes_back_as_typed_with_the_reason(office: Client, program: Program) -> None:
    answer = press(office, program, text="Hi\n\n{nmae} [x]({link})")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "{nmae} [x]({link})" in page
    assert "&quot;nmae&quot; is not a word in braces" in page
    assert WordingChange.objects.count() == 0


def test_looking_shows_the_letter_and_saves_nothing(office: Client, program: Program) -> None:
    page = press(office, program, text=GOOD, act="look").content.decode()
    assert "Hello Amina Diallo," in page
    assert WordingChange.objects.count() == 0


def test_the_coloured_look_is_a_page_that_can_do_nothing(office: Client, program: Program) -> None:
    answer = office.post(f"/office/wording/{program.slug}/welcome/en/html/", {"text": GOOD})
    assert "Hello Amina Diallo," in answer.content.decode()
    assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_the_coloured_look_of_a_wrong_text_says_why_as_plain_text(office: Client, program: Program) -> None:
    answer = office.post(f"/office/wording/{program.slug}/welcome/en/html/", {"text": "Hi\n\n<b>{bad}</b>"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "text/plain; charset=utf-8")


def test_one_press_brings_the_shipped_words_back(office: Client, program: Program) -> None:
    shipped = find_in_force(program, "welcome", "en").text
    press(office, program, text=GOOD)
    office.post(f"/office/wording/{program.slug}/welcome/en/back/")
    assert find_in_force(program, "welcome", "en").text == shipped
    assert "Version 1" in office.get(f"/office/wording/{program.slug}/welcome/en/").content.decode()


def test_who_was_overtaken_sees_both_texts_and_nothing_is_overwritten(
    office: Client, program: Program, director: Person
) -> None:
    change_wording(program, "welcome", "en", GOOD, by=director, now=NOW)
    page = press(office, program, text=GOOD.replace("Come in", "Step in"), version=0)
    assert page.status_code == 422
    assert ("Come in" in page.content.decode(), "Step in" in page.content.decode()) == (True, True)
    assert find_in_force(program, "welcome", "en").text == GOOD


def test_what_organisers_type_is_escaped_on_the_page(office: Client, program: Program) -> None:
    page = press(office, program, text=GOOD + "\n\n</textarea><script>alert(1)</script>", act="look").content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize("role", [None, Role.MODERATOR])
def test_the_pages_do_not_exist_for_others(client: Client, program: Program, role: Role | None) -> None:
    person = make_person()
    if role is not None:
        make_role(person, role, program=program)
    client.force_login(person)
    paths = ("", f"{program.slug}/", f"{program.slug}/welcome/en/")
    assert [client.get(f"/office/wording/{path}").status_code in {403, 404} for path in paths] == [True] * 3


def test_the_letters_of_another_program_do_not_exist(office: Client) -> None:
    other = make_program()
    assert office.get(f"/office/wording/{other.slug}/welcome/en/").status_code == 404


def test_an_unknown_letter_or_language_does_not_exist(office: Client, program: Program) -> None:
    paths = (f"{program.slug}/nothing/en/", f"{program.slug}/welcome/xx/")
    assert [office.get(f"/office/wording/{path}").status_code for path in paths] == [404, 404]


def test_the_list_asks_as_many_questions_with_many_changes_as_with_none(
    office: Client, program: Program, director: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        change_wording(program, "welcome", "en", f"{GOOD}{number}", by=director, now=NOW)
    with django_assert_max_num_queries(10):
        office.get("/office/wording/")
