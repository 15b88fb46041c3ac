"""Tests of the site in a real browser: clean by axe, no sideways scrolling, in both schemes and directions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from pairloom import clock
from pairloom.domain.outreach.links import sign_notify
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.outreach.services import ask_to_be_notified
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import set_languages
from pairloom.domain.people.states import Level, Role
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import make_round as make_whole_round
from pairloom.domain.programs.services import move_round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.website.addresses import TEXT_PAGES
from tests.browser.looking import LANGUAGES, Fault, find_faults_in, find_small
from tests.doors.desk.visits import newest_letter, read_code
from tests.makers import NOW, make_person, make_program, make_role, make_round

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PUBLIC = ("/", "/sign-in/", "/join/", "/privacy/", "/sign-in/passkey/", "/there-is-no-such-page/")
TEXTS = tuple(f"/{name}/" for name in TEXT_PAGES)
NOTIFY = ("/timetable/", "/notify/", "/notify/sent/", "/notify/confirm/nonsense/")
OWN = ("/me/", "/me/details/", "/me/address/", "/me/security/", "/me/security/app/", "/me/security/passkeys/add/")


@dataclass(frozen=True)
class Reader:
    """Hold a window and the language that is read in it."""

    language: str
    page: Page


@pytest.fixture(params=LANGUAGES)
def reader(browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Open a phone that reads one language."""
    opened = browser.new_context(
        base_url=live_server.url.replace("127.0.0.1", "localhost"), bypass_csp=True, locale=request.param
    )
    yield Reader(request.param, opened.new_page())
    opened.close()


def make_guest(language: str) -> Person:
    """Make a person with a role, a long name and some languages."""
    person = make_person(name="Wilhelmina Oluwaseun Papadopoulou-Iyer", language=language, country="SN")
    set_languages(person, {"fr": Level.NATIVE, "en": Level.GOOD}, now=NOW)
    make_role(person, Role.DIRECTOR)
    return person


def sign_in(page: Page, person: Person) -> None:
    """Sign in as a person does."""
    page.goto("/sign-in/")
    page.fill("[name=login]", person.email)
    page.click("main button")
    page.fill("[name=code]", read_code(newest_letter()))
    page.click("main button >> nth=0")
    page.wait_for_url("**/me/")


def test_public_pages_are_open_to_everybody(reader: Reader) -> None:
    make_round()
    assert find_faults_in(reader.language, reader.page, [*PUBLIC]) == []


def make_season() -> Round:
    """Make an open round with its calendar, in a zone that has a name."""
    program = make_program(name="Librarians of the World & Friends", time_zone="Africa/Nairobi")
    made = make_whole_round(
        program, slug="spring", name="Spring", opens_on=clock.now().date() - timedelta(days=3), now=clock.now()
    )
    move_round(made, to=RoundState.OPEN, now=clock.now())
    return made


def test_pages_about_the_program_are_open_to_everybody(reader: Reader) -> None:
    made = make_season()
    row = ask_to_be_notified(made.program, address="a@example.org", language="en", now=clock.now())
    paths = ["/", *TEXTS, *NOTIFY, f"/notify/confirm/{sign_notify(row.pk, now=clock.now())}/"]
    assert find_faults_in(reader.language, reader.page, paths) == []


def test_own_pages_are_open_to_everybody(reader: Reader) -> None:
    sign_in(reader.page, make_guest(reader.language))
    assert find_faults_in(reader.language, reader.page, [*OWN]) == []


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Open a page on a small phone under the site's real content policy; collects what the browser complains about."""
    opened = browser.new_context(
        base_url=live_server.url.replace("127.0.0.1", "localhost"), viewport={"width": 360, "height": 800}
    )
    page = opened.new_page()
    yield page
    opened.close()


def test_what_can_be_pressed_on_a_phone_is_large_enough(phone: Page) -> None:
    small: list[Fault] = []
    make_season()
    for path in ("/", "/sign-in/", "/join/", "/timetable/", "/notify/", "/faq/"):
        phone.goto(path)
        small += find_small(phone, "nav a, nav button, button, .button, input:not([type=hidden]), select, .row a")
    assert small == []


def test_the_first_key_press_reaches_the_skip_link_and_it_leads_to_the_content(phone: Page) -> None:
    phone.goto("/")
    phone.keyboard.press("Tab")
    focused = phone.evaluate("[document.activeElement.className, document.activeElement.hash]")
    outline = phone.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    phone.keyboard.press("Enter")
    assert focused == ["skip", "#main"]
    assert outline == "3px"
    assert phone.evaluate("document.activeElement.id") == "main"


def test_arabic_reads_from_right_to_left_after_one_press_and_without_script(
    browser: Browser, live_server: LiveServer
) -> None:
    opened = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = opened.new_page()
    page.goto("/privacy/")
    page.click("footer button[value=ar]")
    assert page.get_attribute("html", "dir") == "rtl"
    assert page.url.endswith("/privacy/")
    opened.close()


def test_an_address_is_left_and_confirmed_without_script(browser: Browser, live_server: LiveServer) -> None:
    make_season()
    opened = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = opened.new_page()
    page.goto("/notify/")
    page.fill("[name=address]", "amina@example.org")
    page.click("main button")
    page.wait_for_url("**/notify/sent/")
    found = re.search(r"/notify/confirm/\S+/", newest_letter().text)
    assert found is not None
    page.goto(found.group())
    page.click("main button")
    assert page.inner_text("h1") == "Done"
    assert NotifyMe.objects.get().confirmed_at is not None
    opened.close()


def test_a_code_signs_in_without_script(browser: Browser, live_server: LiveServer) -> None:
    person = make_person(name="Amina")
    opened = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = opened.new_page()
    sign_in(page, person)
    assert "Amina" in page.inner_text("h1")
    opened.close()


def test_a_passkey_is_added_and_signs_in_under_the_content_policy(phone: Page) -> None:
    complaints: list[str] = []
    phone.on("console", lambda message: complaints.append(message.text))
    devices = phone.context.new_cdp_session(phone)
    devices.send("WebAuthn.enable")
    abilities = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    device = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True} | abilities
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    sign_in(phone, make_person())
    phone.goto("/me/security/passkeys/add/")
    phone.check("[name=passwordless]")
    phone.click("#mfa_webauthn_add")
    phone.wait_for_url("**/me/security/codes/")
    assert phone.locator(".codes code").count() == 10
    phone.click("nav button")
    phone.goto("/sign-in/passkey/")
    phone.click("#passkey_login")
    phone.wait_for_url("**/me/")
    assert complaints == []


def test_paper_gets_dark_letters_on_white_and_no_buttons(phone: Page) -> None:
    make_season()
    phone.goto("/")
    phone.emulate_media(media="print", color_scheme="dark")
    colours = phone.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert not phone.locator("header nav").is_visible()
    assert not phone.locator(".button").first.is_visible()


def test_nothing_moves_for_readers_who_asked_for_that(phone: Page) -> None:
    phone.emulate_media(reduced_motion="reduce")
    phone.goto("/")
    moving = phone.evaluate(
        "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    )
    assert moving == 0


def test_the_page_loads_nothing_from_anywhere_else(phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto("/")
    hosts = {re.sub(r"^https?://([^/:]+).*", r"\1", url) for url in asked}
    assert hosts == {"localhost"}
    assert len(asked) <= 6
