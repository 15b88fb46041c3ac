"""Tests of the pages of match day in a real browser: clean by axe, fitting a phone, a match confirmed by presses."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import MatchRun, Pair
from pairloom.domain.pairs.services import forbid_pair
from pairloom.domain.pairs.states import RunState
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import make_program
from tests.browser.looking import LANGUAGES, find_faults, find_faults_in
from tests.browser.test_office import LONG, open_context
from tests.domain.pairs.scenes import OPENED
from tests.doors.backoffice.match.matched import close_round, match_round, people_of
from tests.makers import NOW, make_person, make_role

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MATCH = "/office/rounds/spring/match/"


def make_match(language: str) -> tuple[Person, MatchRun]:
    """Make a match that is done, one of its people with a long name, and a ruling that it does not know yet."""
    program = make_program(slug="librarians", name="Librarians", signed_by="Noor", now=NOW)
    director = make_person(name="Noor", language=language)
    make_role(director, Role.DIRECTOR, program=program)
    round_ = close_round(program)
    people = people_of(round_)
    Application.objects.filter(pk=people[0].pk).update(name=LONG)
    return director, match_round(round_)


def list_pages(round_: Round) -> list[str]:
    """List the pages of a match that is done, those of a pair, a trio and somebody without a partner among them."""
    placed, alone = (people_of(round_)[place].key for place in (0, -1))
    names = ("", "runs/", "pairs/", "pairs/1/", "pairs/3/", "unplaced/", "changes/", "confirm/")
    persons = (f"people/{placed}/", f"people/{alone}/")
    return [f"{MATCH}{name}" for name in (*names, *persons)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_match_are_open_to_everybody(browser: Browser, live_server: LiveServer, language: str) -> None:
    director, run = make_match(language)
    context = open_context(browser, live_server, director)
    page, paths = context.new_page(), list_pages(run.round)
    faults = find_faults_in(language, page, paths)
    one, other = people_of(run.round)[:2]
    forbid_pair(run.round, one, other, by=director, now=OPENED)
    faults += find_faults_in(language, page, [f"{MATCH}{name}" for name in ("", "changes/", "confirm/")])
    context.close()
    assert faults == []


def test_a_match_is_confirmed_and_taken_back_on_a_phone_without_script(
    browser: Browser, live_server: LiveServer
) -> None:
    director, _run = make_match("en")
    context = open_context(browser, live_server, director, script=False)
    page = context.new_page()
    page.goto(f"{MATCH}confirm/")
    with page.expect_navigation():
        page.get_by_role("button", name="Confirm this match").click()
    assert (MatchRun.objects.get().state, Pair.objects.count()) == (RunState.CONFIRMED, 3)
    page.locator("summary", has_text="Take").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Take it back").click()
    context.close()
    assert (MatchRun.objects.get().state, Pair.objects.count()) == (RunState.DONE, 0)


def test_a_confirmed_match_is_open_to_everybody(browser: Browser, live_server: LiveServer) -> None:
    director, _run = make_match("en")
    context = open_context(browser, live_server, director)
    page = context.new_page()
    page.goto(f"{MATCH}confirm/")
    with page.expect_navigation():
        page.get_by_role("button", name="Confirm this match").click()
    paths = [f"{MATCH}{name}" for name in ("", "confirm/", "unplaced/", "pairs/1/")]
    faults = [fault for path in paths for fault in find_faults(page, path)]
    context.close()
    assert faults == []
