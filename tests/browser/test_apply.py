"""Tests of applying in a real browser: on a small phone, without script, in Arabic; each step clean by axe."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.programs.models import Round
from tests.browser.test_site import find_faults
from tests.domain.applications.intake import OPEN, open_round
from tests.doors.website.apply.visits import read_link

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


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=lambda place: "-".join(map(str, place)))
def context(browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Open a window that reads Arabic."""
    width, scheme = request.param
    opened = browser.new_context(
        base_url=live_server.url.replace("127.0.0.1", "localhost"),
        bypass_csp=True,
        color_scheme=scheme,
        java_script_enabled=True,
        locale="ar",
        viewport={"width": width, "height": 800},
    )
    yield opened
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


def look(page: Page) -> list[tuple[str, str]]:
    """List what is wrong with the page that is shown."""
    return find_faults(page, page.url)


def test_each_step_is_open_to_everybody(context: BrowserContext, round_: Round) -> None:
    page = context.new_page()
    faults = find_faults(page, f"/apply/{round_.slug}/")
    page.click("main form button >> nth=0")
    page.click("button[value=next]:not(.hidden)")
    faults += look(page)
    for section in CHECKS:
        faults += look(page)
        fill(page, section)
        page.click("button[value=next]:not(.hidden)")
    faults += look(page)
    page.click("main form button >> nth=-1")
    faults += look(page)
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
