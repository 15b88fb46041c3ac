"""Tests of the pages of the form in a real browser: clean by axe, on a phone, in both directions, without script."""

import re

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from pairloom import clock
from pairloom.domain.people.models import Person
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.services.programs import give_first_form
from pairloom.domain.programs.states import RoundState
from tests.browser.looking import LANGUAGES, find_faults_in
from tests.browser.test_office import make_office, open_context
from tests.makers import make_round

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def make_form(language: str) -> tuple[Person, str]:
    """Make a director, and a form in two versions of which an open round asks the older one."""
    director, program, now = make_office(language), Program.objects.get(), clock.now()
    first = give_first_form(program, by=director, now=now)
    make_round(program, slug="open", form=first, state=RoundState.OPEN)
    services.seal_form(first, now=now)
    services.remove_question(program, "city", by=director, now=now)
    return director, f"/office/programs/{program.slug}/form/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_form_are_open_to_everybody(browser: Browser, live_server: LiveServer, language: str) -> None:
    director, here = make_form(language)
    context = open_context(browser, live_server, director)
    page = context.new_page()
    questions = ("interests", "wish_stage", "conduct", "about")
    paths = ["", "add/", "look/", "look/1/?language=ar", "words/ar/work/", "words/en/you/", "use/open/"]
    paths += [f"questions/{name}/" for name in questions]
    faults = find_faults_in(language, page, [f"{here}{path}" for path in paths])
    context.close()
    assert faults == []


def test_a_question_is_added_moved_and_taken_away_without_script(browser: Browser, live_server: LiveServer) -> None:
    director, here = make_form("en")
    context = open_context(browser, live_server, director, script=False)
    page = context.new_page()
    page.goto(f"{here}add/?section=work")
    page.get_by_label("The question").fill("Which pets do you have?")
    page.get_by_label("What it asks for").select_option("several")
    page.get_by_label("Answers to choose from").fill("A dog\nA cat")
    press(page, "Add it")
    page.get_by_label("Answer 3", exact=True).fill("A bird")
    press(page, "Save")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Up ?: Which pets do you have")).click()
    names = [one.name for one in queries.read_questions(queries.newest_form(Program.objects.get())).questions]
    assert names.index("which-pets-do-you-have") == names.index("learn") - 1
    page.get_by_role("link", name="Which pets do you have?").click()
    page.get_by_text("Take this question away").click()
    press(page, "Yes, take it away")
    assert "The question is gone" in page.content()
    context.close()


def press(page: Page, words: str) -> None:
    """Press a button and wait for the page that follows."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()
