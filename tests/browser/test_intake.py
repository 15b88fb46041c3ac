"""Tests of the pages of applications in a real browser: clean by axe, and nothing runs out of a narrow screen."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from pairloom.domain.applications.models import Application
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from tests.browser.looking import LANGUAGES, find_faults_in
from tests.browser.test_office import LONG, open_context
from tests.doors.backoffice.intake.watched import apply, forecast, make_ambassador, open_round
from tests.makers import make_person, make_program, make_role

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUND = "/office/rounds/spring/"


def make_intake(language: str) -> tuple[Person, Application]:
    """Make a round with people of three countries, one of them full, and a forecast."""
    program = make_program(name="Librarians Without Walls")
    director = make_person(name="Noor", language=language)
    make_role(director, Role.DIRECTOR, program=program)
    round_ = open_round(program)
    apply(round_, 40, country="SE")
    apply(round_, 12, country="KE", state="received", confirmed_at=None)
    (application,) = apply(round_, country="PE", name=LONG)
    make_ambassador(program, "KE")
    forecast(round_)
    return director, application


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_applications_are_clean_and_fit(browser: Browser, live_server: LiveServer, language: str) -> None:
    director, application = make_intake(language)
    context = open_context(browser, live_server, director)
    pages = ("applications/", "applications/list/", f"applications/{application.key}/", "forecast/", "closing/")
    paths = [f"{ROUND}{page}" for page in (*pages, "forecast/AU/")]
    faults = find_faults_in(language, context.new_page(), paths)
    context.close()
    assert faults == []
