"""Tests of applying in a real browser: on a small phone, without script, in Arabic; each step clean by axe."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import raise_doubt
from pairloom.domain.applications.states import ApplicationState, DoubtKind
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.pairs.services import propose_agreement
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from tests.browser.looking import find_faults, find_faults_here
from tests.browser.test_site import sign_in
from tests.domain.applications.intake import OPEN, make_application, open_round
from tests.doors.desk.partners.meeting import find_day, make_meeting
from tests.doors.website.apply.visits import read_link
from tests.makers import make_person

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

CHOICES = {
    "you": {"q-country": "EG", "q-languages-1": "ar", "q-languages-1-level": "native"},
    "work": {},
    "partner": {},
    "agree": {},
}
CHECKS = {
    "you": ["input[name=q-hours][value=any]"],
    "work": ["input[name=q-stage][value=mid]", "input[name=q-interests][value=reading]"],
    "partner": ["input[name=q-earlier][value=no]"],
    "agree": ["input[name=q-conduct]", "input[name=q-confidentiality]", "input[name=q-share]"],
}


@pytest.fixture
def round_(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Round:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return open_round()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open a phone that reads Arabic."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    opened = browser.new_context(base_url=address, bypass_csp=True, locale="ar")
    yield opened.new_page()
    opened.close()


def fill(page: Page, section: str) -> None:
    """Fill in one page of the form."""
    if section == "you":
        page.fill("[name=name]", "أمينة الحسن")
        page.fill("[name=address]", "amina@example.org")
    if section == "work":
        sector = page.locator("[name=q-sector]").first
        if sector.evaluate("each => each.tagName") == "SELECT":
            sector.select_option("public")
        else:
            page.check("input[name=q-sector][value=public]")
    for field, value in CHOICES[section].items():
        page.select_option(f"[name={field}]", value)
    for box in CHECKS[section]:
        page.check(box)


def test_each_step_is_open_to_everybody(page: Page, round_: Round) -> None:
    faults = find_faults(page, f"/apply/{round_.slug}/")
    page.click("main form button >> nth=0")
    page.click("button[value=next]:not(.hidden)")
    faults += find_faults_here(page)
    for section in CHECKS:
        faults += find_faults_here(page)
        fill(page, section)
        page.click("button[value=next]:not(.hidden)")
    faults += find_faults_here(page)
    page.click("main form button >> nth=-1")
    faults += find_faults_here(page)
    faults += find_faults(page, read_link("/apply/confirm/"))
    page.click("main form button")
    faults += find_faults(page, "/apply/confirm/broken/")
    assert faults == []
    assert Application.objects.get().state == ApplicationState.CONFIRMED


def test_a_phone_without_script_applies_in_arabic(browser: Browser, live_server: LiveServer, round_: Round) -> None:
    opened = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, locale="ar", viewport={"width": 360, "height": 800}
    )
    page = opened.new_page()
    page.goto(f"/apply/{round_.slug}/")
    page.click("main form button >> nth=0")
    for section in CHECKS:
        assert page.get_attribute("html", "dir") == "rtl"
        fill(page, section)
        page.click("button[value=next]:not(.hidden)")
    page.click("main form button >> nth=-1")
    assert page.url.endswith("/received/")
    page.goto(read_link("/apply/confirm/"))
    page.click("main form button")
    application = Application.objects.get()
    assert (application.name, application.state, application.country) == (
        "أمينة الحسن", ApplicationState.CONFIRMED, "EG",
    )  # fmt: skip
    opened.close()


def meet(person: Person) -> Pair:
    """Let a person meet somebody, with a proposal of each."""
    pair = make_meeting()
    first, second = pair.members.order_by("pk")
    Member.objects.filter(pk=first.pk).update(person=person)
    Application.objects.filter(pk=first.application_id).update(person=person)
    for each, channel in ((first, "video"), (second, "chat")):
        propose_agreement(each, rhythm="weekly", channel=channel, words="Tuesdays?", version=0, now=OPEN)
    return pair


def test_own_pages_about_rounds_are_open_to_everybody(page: Page, live_server: LiveServer) -> None:
    round_ = open_round()
    person = make_person(language="ar", time_zone="Africa/Cairo")
    raise_doubt(
        make_application(round_, person=person),
        kind=DoubtKind.WISH_IMPOSSIBLE,
        about="wish_sector",
        choices=["any", "keep"],
        now=OPEN,
    )
    for state in (ApplicationState.RECEIVED, ApplicationState.WITHDRAWN, ApplicationState.STANDBY):
        make_application(open_round(round_.program), person=person, state=state, withdrawn_at=OPEN)
    sign_in(page, person)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: OPEN)
        own = f"/me/application/{round_.slug}/"
        places = ("/me/", own, f"{own}form/you/", f"{own}withdraw/")
        assert [fault for place in places for fault in find_faults(page, place)] == []
        pair = meet(person)
        patch.setattr(clock, "now", lambda: find_day(pair.round))
        own = f"/me/partner/{pair.round.slug}/"
        pages = ("/me/", own, f"{own}agreement/", f"{own}report/", f"{own}topic/")
        assert [fault for place in pages for fault in find_faults(page, place)] == []
