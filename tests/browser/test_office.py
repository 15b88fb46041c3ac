"""Tests of the office in a real browser: clean by axe, wide and narrow, both directions, no script."""

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from pairloom import clock
from pairloom.domain.letters.models import Letter, Mailing, Relay
from pairloom.domain.letters.services import queue
from pairloom.domain.pairs.services import settle_concern
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.services import make_round
from tests.browser.looking import LANGUAGES, PHONE, Fault, find_faults, find_faults_in, find_small
from tests.domain.letters.outbox import make_letter, make_mail, make_mailing
from tests.doors.backoffice.concerns.reports import meet, report
from tests.makers import make_person, make_program, make_role

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LONG = "Wilhelmina-Oluwaseun-Papadopoulou-Iyer-Bibliothekswissenschaftlerin"


def make_office(language: str) -> Person:
    """Make a busy office: a letter in every state that has something to say, mailings, mails, a broken relay."""
    now = clock.now()
    program = make_program(name="Librarians Without Walls")
    director = make_person(email="director@example.org", name="Noor", language=language)
    make_role(director, Role.DIRECTOR, program=program)
    reader = make_person(name=LONG, language="ar")
    make_role(reader, Role.AMBASSADOR, program=program, country="BA")
    queue("welcome", key="welcome", values={"link": "http://localhost/me/"}, to=reader, program=program, now=now)
    make_letter(program=program, state="unsure", handed_at=now, fault="dot silent", person=reader)
    make_letter(program=program, state="refused", ended_at=now, fault="recipient 550 5.1.1")
    mailing = make_mailing(program=program, total=1, state="halted", fault="too-many-bounces")
    make_letter(program=program, mailing=mailing, state="held", kind="news")
    make_mail(raw=b"Subject: \xff<script>\r\n\r\n" + b"long-word" * 60)
    make_mail(
        state="read",
        kind="reply",
        is_flagged=False,
        text="Thank you",
        subject="Re: Welcome",
        sender=f"{LONG}@example.org",
    )
    Relay.objects.create(broken_since=now, fault="login 535 5.7.8", probe_at=now)
    return director


def list_pages() -> list[str]:
    """List the pages of the office."""
    letters = list(Letter.objects.order_by("pk").values_list("pk", flat=True))
    return [
        *("/office/", "/office/letters/", "/office/letters/?state=cancelled&kind=news", "/office/letters/unsure/"),
        *("/office/mailings/", "/office/incoming/", "/office/incoming/?pile=replies", "/office/sending/"),
        *(f"/office/letters/{number}/" for number in letters[:3]),
        *("/office/roles/", "/office/wording/", "/office/incoming/?pile=unseen"),
        *list_round_pages(Program.objects.get()),
        *(f"/office/wording/{Program.objects.get().slug}/{page}/" for page in ("news/ar", "welcome/en")),
        "/office/pages/",
        *list_concern_pages(Program.objects.get()),
        *(f"/office/pages/{Program.objects.get().slug}/{page}/" for page in ("privacy/ar", "home/en")),
        f"/office/mailings/{Mailing.objects.get().pk}/",
        *(f"/office/incoming/{mail.pk}/" for mail in (make_mail(), make_mail(text="Hello"))),
    ]


def list_concern_pages(program: Program) -> list[str]:
    """Let somebody report a problem twice, and list the pages about it."""
    pair = meet(program)
    concern = report(pair, "unwell", words="long-word" * 60, keep_apart_from=list(pair.members.all())[1:])
    settle_concern(report(pair), by=Person.objects.get(email="director@example.org"), now=clock.now())
    return ["/office/concerns/", "/office/concerns/?pile=settled", f"/office/concerns/{concern.pk}/"]


def list_round_pages(program: Program) -> list[str]:
    """Make a round that pairs are in the middle of, and list the pages of programs and rounds."""
    opens_on = clock.now().date() - timedelta(days=60)
    made = make_round(program, slug="spring", name=LONG, opens_on=opens_on, now=clock.now())
    proposal = f"name=Autumn&opens_on={clock.now().date()}&months=4&open_days=28&days_to_match=10&cadence_days=14"
    return [
        *("/office/programs/", "/office/new-program/", f"/office/programs/{program.slug}/"),
        *(f"/office/programs/{program.slug}/new-round/{query}" for query in ("", f"?{proposal}")),
        *(f"/office/rounds/{made.slug}/{page}" for page in ("", "calendar/", "cancel/")),
    ]


def open_context(
    browser: Browser, live_server: LiveServer, person: Person | None, *, width: int = PHONE, script: bool = True
) -> BrowserContext:
    """Open a window, of a phone by default, in which a person is signed in."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 800}, java_script_enabled=script
    )
    if person is not None:
        client = Client()
        client.force_login(person)
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
    return context


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_office_is_open_to_everybody_who_works_there(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    complaints: list[str] = []
    context = open_context(browser, live_server, make_office(language))
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    faults = find_faults_in(language, page, list_pages())
    context.close()
    assert (faults, complaints) == ([], [])


def test_what_can_be_pressed_on_a_phone_is_large_enough(browser: Browser, live_server: LiveServer) -> None:
    context = open_context(browser, live_server, make_office("en"))
    page = context.new_page()
    small: list[Fault] = []
    for path in list_pages():
        page.goto(path)
        small += find_small(page, "nav a, button, summary, select")
    context.close()
    assert small == []


def test_a_letter_is_seen_in_a_frame_that_can_do_nothing(browser: Browser, live_server: LiveServer) -> None:
    context = open_context(browser, live_server, make_office("en"), width=1280)
    page = context.new_page()
    html = "<p id=words>Dear reader</p><script>document.title='ran'</script><img src=/static/spy.svg>"
    letter = make_letter(program=Program.objects.get(), html=html)
    loaded: list[str] = []
    page.on("response", lambda response: loaded.append(response.url))
    page.goto(f"/office/letters/{letter.pk}/")
    inside = page.frame_locator("iframe")
    inside.locator("#words").wait_for()
    titles = [frame.title() for frame in page.frames]
    context.close()
    assert "ran" not in titles
    assert [path for path in loaded if "spy" in path] == []


def test_buttons_work_without_script(browser: Browser, live_server: LiveServer) -> None:
    director = make_office("en")
    letter = Letter.objects.get(key="welcome")
    context = open_context(browser, live_server, director, script=False)
    page = context.new_page()
    said = []
    page.goto(f"/office/letters/{letter.pk}/")
    for name in ("Hold it", "Release it"):
        page.get_by_role("button", name=name).click()
        said.append(page.locator("[role=status]").inner_text())
    page.get_by_text("Cancel it", exact=True).click()
    page.get_by_role("button", name="Cancel this letter").click()
    letter.refresh_from_db()
    context.close()
    assert [words.split(".")[0] for words in said] == ["The letter is held", "The letter is released"]
    assert letter.state == "cancelled"


def test_the_letters_of_the_demo_are_open_to_everybody(
    browser: Browser, live_server: LiveServer, settings: Settings
) -> None:
    settings.IS_DEMO, settings.MAIL_SENDING = True, "shown"
    make_office("en")
    values = {"code": "418 207", "minutes": "10"}
    code = queue("sign-in-code", key="code", values=values, address=f"{LONG}@example.org", now=clock.now())
    context = open_context(browser, live_server, None)
    page = context.new_page()
    faults = [fault for path in ("/demo/letters/", f"/demo/letters/{code.pk}/") for fault in find_faults(page, path)]
    found = page.locator(".found-code strong").inner_text()
    context.close()
    assert (faults, found) == ([], "418 207")
