"""Tests in a real browser: what is stated of a match, proofs, people kept apart; clean by axe, fitting a phone."""

from typing import Literal

import pytest
from axe_core_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from pairloom import clock
from pairloom.domain.applications.links import sign_application
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import ask_to_relax
from pairloom.domain.pairs.services import keep_apart
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.browser.test_office import LONG, RULES
from tests.domain.pairs.matches import make_closed_round
from tests.domain.pairs.scenes import OPENED, answer
from tests.domain.pairs.stated import confirm_run, publish
from tests.makers import make_person, make_role

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def make_stated(language: str) -> tuple[Person, Round, str]:
    """Make a published match, two who are kept apart, and a link that asks about a wish."""
    round_ = make_closed_round([answer("SE", interests=["advocacy"], wish_sector="same"), answer("KE")])
    one, other = Application.objects.filter(round=round_).order_by("pk")
    Person.objects.filter(pk=one.person_id).update(name=LONG)
    keep_apart(one.person, other.person, wished_by=one.person, by=None, now=OPENED)
    other_round = make_closed_round([answer("PE", wish_sector="same")])
    asked = Application.objects.select_related("round", "person").get(round=other_round)
    ask_to_relax(asked, "wish_sector", by=None, now=OPENED)
    stated = publish(confirm_run(round_).round)
    Round.objects.filter(pk=round_.pk).update(state=RoundState.RUNNING)
    director = make_person(name="Noor", language=language)
    make_role(director, Role.DIRECTOR, program=stated.program)
    return director, stated, sign_application(asked.key, purpose="doubt", now=clock.now())


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (360, "dark", "ar"), (360, "light", "fr")]
)
def test_pages_about_a_proven_match_are_clean_and_fit(
    live_server: LiveServer,
    browser: Browser,
    settings: Settings,
    width: int,
    scheme: Literal["light", "dark"],
    language: str,
) -> None:
    director, round_, token = make_stated(language)
    client = Client()
    client.force_login(director)
    name = settings.SESSION_COOKIE_NAME
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        faults = []
        for path in (
            f"/rounds/{round_.slug}/match/",
            "/timetable/",
            "/office/proofs/",
            f"/office/proofs/{round_.slug}/",
            "/office/kept-apart/",
            f"/apply/answer/{token}/",
        ):
            page.goto(f"{live_server.url}{path}")
            faults += look(page, path)
        page.goto(f"{live_server.url}/office/kept-apart/")
        page.fill("#first", "applicant")
        page.fill("#second", "applicant")
        page.press("#second", "Enter")
        page.wait_for_selector("#choose")
        faults += look(page, "kept-apart/find")
    assert faults == []


def look(page: Page, path: str) -> list[str]:
    """List what is wrong with a page: what axe finds, and whether it runs out of the screen."""
    found = Axe().run(page, options=RULES)
    faults = [f"{path}: {each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        faults.append(f"{path}: too wide")
    return faults
