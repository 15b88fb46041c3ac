"""Tests in a real browser: what is stated of a match, proofs, people kept apart; clean by axe, fitting a phone."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from pairloom import clock
from pairloom.domain.applications.links import sign_application
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import raise_doubt
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.pairs.services import keep_apart
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.browser.looking import LANGUAGES, RULES, find_faults_in, find_overflow_here, list_violations
from tests.browser.test_office import LONG, open_context
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
    about, choices = "wish_sector", ["any", "keep"]
    raise_doubt(asked, kind=DoubtKind.WISH_IMPOSSIBLE, about=about, choices=choices, now=OPENED)
    stated = publish(confirm_run(round_).round)
    Round.objects.filter(pk=round_.pk).update(state=RoundState.RUNNING)
    director = make_person(name="Noor", language=language)
    make_role(director, Role.DIRECTOR, program=stated.program)
    return director, stated, sign_application(asked.key, purpose="doubt", now=clock.now())


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_about_a_proven_match_are_clean_and_fit(browser: Browser, live_server: LiveServer, language: str) -> None:
    director, round_, token = make_stated(language)
    context = open_context(browser, live_server, director)
    page = context.new_page()
    office = [f"/office/proofs/{end}" for end in ("", f"{round_.slug}/")] + ["/office/kept-apart/"]
    paths = [f"/rounds/{round_.slug}/match/", "/timetable/", *office, f"/apply/answer/{token}/"]
    faults = find_faults_in(language, page, paths)
    page.goto("/office/kept-apart/")
    page.fill("#first", "applicant")
    page.fill("#second", "applicant")
    page.press("#second", "Enter")
    page.wait_for_selector("#choose")
    faults += find_overflow_here(page, "kept-apart/find")
    if language == "en":
        faults += list_violations(page, "kept-apart/find", RULES)
    context.close()
    assert faults == []
