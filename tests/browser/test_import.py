"""Tests of bringing in answers in a real browser: clean by axe, on a phone, without script."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from pairloom.domain.applications.models import Application, ImportRun
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program, Round
from tests.browser.looking import LANGUAGES, find_faults_in
from tests.browser.test_office import make_office, open_context
from tests.domain.applications.sheets import bring_in, make_row, make_sheet, make_taking_round, upload

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ROWS = (
    make_row("ana@example.org", interests="Falconry; Copyright"),
    make_row("nobody", name="Wilhelmina-Oluwaseun-Papadopoulou"),
    make_row("bo@example.org", country="Australia", zone="", wishes="Same kind of library; Another kind of library"),
)


def make_desk(language: str) -> tuple[Person, Round]:
    """Make a director and a round that takes answers."""
    director = make_office(language)
    return director, make_taking_round(program=Program.objects.get())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_imports_are_open_to_everybody(browser: Browser, live_server: LiveServer, language: str) -> None:
    director, round_ = make_desk(language)
    done, waiting = bring_in(round_, ROWS[0]), upload(round_, *ROWS)
    broken = upload(round_, content=b"Alpha,Beta\n1,2\n")
    context = open_context(browser, live_server, director)
    page, here = context.new_page(), f"/office/rounds/{round_.slug}/import/"
    paths = [here, *(f"{here}{run.pk}/" for run in (done, waiting, broken))]
    faults = find_faults_in(language, page, paths)
    context.close()
    assert faults == []


def test_a_file_is_looked_at_brought_in_and_undone_without_script(browser: Browser, live_server: LiveServer) -> None:
    director, round_ = make_desk("en")
    context = open_context(browser, live_server, director, script=False)
    page = context.new_page()
    page.goto(f"/office/rounds/{round_.slug}/import/")
    page.set_input_files("#file", {"name": "export.csv", "mimeType": "text/csv", "buffer": make_sheet(*ROWS)})
    press(page, "Look at the file")
    assert "No letter can reach" in page.content() or "Rows without an e-mail address" in page.content()
    press(page, "Bring in 2 people")
    assert (ImportRun.objects.get().added, Application.objects.count()) == (2, 2)
    page.get_by_text("Undo this import").click()
    press(page, "Yes, undo it")
    assert Application.objects.count() == 0
    context.close()


def press(page: Page, words: str) -> None:
    """Press a button and wait for the page that follows."""
    with page.expect_navigation():
        page.get_by_role("button", name=words).click()
