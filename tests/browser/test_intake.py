"""Tests of the pages of applications in a real browser: clean by axe, and nothing runs out of a narrow screen."""

from typing import Literal

import pytest
from axe_core_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from pairloom.domain.applications.models import Application
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from tests.browser.test_office import LONG, RULES
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


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (360, "dark", "ar"), (360, "light", "fr")]
)
def test_pages_of_applications_are_clean_and_fit(
    live_server: LiveServer,
    browser: Browser,
    settings: Settings,
    width: int,
    scheme: Literal["light", "dark"],
    language: str,
) -> None:
    director, application = make_intake(language)
    client = Client()
    client.force_login(director)
    name = settings.SESSION_COOKIE_NAME
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        faults = []
        for path in (
            "applications/",
            "applications/list/",
            f"applications/{application.key}/",
            "forecast/",
            "closing/",
        ):
            page.goto(f"{live_server.url}{ROUND}{path}")
            found = Axe().run(page, options=RULES)["violations"]
            too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            faults += [(path, fault["id"]) for fault in found] + ([(path, "too wide")] if too_wide else [])
        page.goto(f"{live_server.url}{ROUND}forecast/AU/")
        faults += [("call", fault["id"]) for fault in Axe().run(page, options=RULES)["violations"]]
    assert faults == []
