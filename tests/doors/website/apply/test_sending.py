"""Tests of the last look, of sending, and of the receipt."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pairloom import clock
from pairloom.domain.applications.links import sign_draft
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.services import refresh_pool
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.doors.website.apply import limits
from tests.domain.applications.intake import ALL, OPEN, make_application, open_round
from tests.doors.website.apply.visits import fill, post, send
from tests.makers import make_person

REMINDED = ("form/you", "form/work", "form/partner", "review")


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch) -> Round:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return open_round()


def review(client: Client, round_: Round) -> str:
    """Read the last look."""
    return client.get(f"/apply/{round_.slug}/review/").content.decode()


def receipt(client: Client, round_: Round) -> str:
    """Read the receipt, without its number and tokens."""
    page = client.get(f"/apply/{round_.slug}/received/").content.decode()
    return re.sub(r'value="[^"]{64}"|<b>[0-9A-F]{8}</b>', "", page)


def test_the_last_look_says_every_answer_in_words(round_: Round, client: Client) -> None:
    fill(client, round_)
    page = review(client, round_)
    for words in ("Åsa Öberg", "asa@example.org", "Sweden", "Swedish (it is my own)", "Public library", "I like maps."):
        assert words in page


def test_pressing_twice_makes_one_application_and_one_letter(round_: Round, client: Client) -> None:
    fill(client, round_)
    answers = [send(client, round_) for _press in range(2)]
    assert {answer.headers["Location"] for answer in answers} == {f"/apply/{round_.slug}/received/"}
    application, letter = Application.objects.get(), Letter.objects.get()
    assert (application.state, application.received_at, letter.kind) == (
        ApplicationState.RECEIVED, OPEN, "application-received",
    )  # fmt: skip
    page = client.get(f"/apply/{round_.slug}/received/").content.decode()
    assert application.key.hex[:8].upper() in page


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_the_answers_are_the_same_for_known_and_new_addresses(
    round_: Round, client: Client, is_confirmed: bool
) -> None:
    known = make_person(email="known@example.org")
    state = ApplicationState.CONFIRMED if is_confirmed else ApplicationState.RECEIVED
    make_application(round_, person=known, state=state)
    make_person(email="account@example.org")
    answers, pages = set(), set()
    for name in ("new", "known", "account"):
        browser = Client()
        fill(browser, round_, address=f"{name}@example.org")
        answer = send(browser, round_)
        answers.add((answer.status_code, answer.content, answer.headers["Location"]))
        pages.add(receipt(browser, round_))
    assert (len(answers), len(pages)) == (1, 1)
    assert Application.objects.get(person=known).answers["country"] == "SE"
    assert Letter.objects.count() == 3


def test_somebody_signed_in_is_in_at_once(round_: Round, client: Client) -> None:
    person = make_person()
    client.force_login(person)
    fill(client, round_)
    send(client, round_)
    assert Application.objects.get().state == ApplicationState.CONFIRMED
    assert 'href="/me/"' in receipt(client, round_)


def test_a_form_that_is_not_whole_is_not_taken_and_the_missing_page_is_named(round_: Round, client: Client) -> None:
    client.post(f"/apply/{round_.slug}/")
    post(client, round_, "you")
    page = review(client, round_)
    assert ("Something is still missing" in page, f"/apply/{round_.slug}/form/agree/" in page) == (True, True)
    answer = send(client, round_)
    assert (answer.status_code, "Go to that page" in answer.content.decode()) == (422, True)
    assert Application.objects.count() == 0


def test_a_form_without_a_name_leads_to_the_first_page(round_: Round, client: Client) -> None:
    fill(client, round_)
    Draft.objects.update(name="")
    answer = send(client, round_)
    assert (answer.status_code, "Go to that page" in answer.content.decode()) == (422, True)


def test_after_half_of_the_round_the_form_is_kept_and_not_taken(
    round_: Round, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(client, round_)
    half_at = read_round_times(round_).half_at
    monkeypatch.setattr(clock, "now", lambda: half_at)
    token = sign_draft(Draft.objects.get().key, now=half_at)
    answer = client.post(f"/apply/{round_.slug}/review/", {"draft": token})
    assert (answer.status_code, "Applications have closed" in answer.content.decode()) == (422, True)


def test_too_many_forms_of_one_address_wait_and_keep_their_answers(
    round_: Round, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.LIMITS, "send", "0/m/key")
    fill(client, round_)
    answer = send(client, round_)
    assert (answer.status_code, "Åsa Öberg" in answer.content.decode()) == (429, True)


@pytest.mark.parametrize("page", ["review", "received"])
def test_without_a_form_one_is_led_to_the_first_page(round_: Round, client: Client, page: str) -> None:
    assert client.get(f"/apply/{round_.slug}/{page}/").headers["Location"] == f"/apply/{round_.slug}/"


def test_a_wish_about_nothing_is_asked_about_and_one_press_settles_it(round_: Round, client: Client) -> None:
    fill(client, round_)
    post(client, round_, "work", q__stage="")
    post(client, round_, "partner", q__wish_stage="same")
    assert "One more question before you send it" in review(client, round_)
    place = f"/apply/{round_.slug}/review/"
    assert client.post(place, {"about": "wish_stage", "answer": "keep"}).status_code == 422
    assert client.post(place, {"about": "wish_stage", "answer": "any"}).status_code == 302
    assert Draft.objects.get().answers["wish_stage"] == "any"
    assert "One more question before you send it" not in review(client, round_)


def make_pool(round_: Round, people: int = 30, **answers: Any) -> None:
    """Make a packed pool of people in Kenya who speak English."""
    told = ALL | {"country": "KE", "languages": {"en": "good"}, "wish_sector": "any", **answers}
    for _number in range(people):
        make_application(round_, country="KE", answers=told)
    refresh_pool(round_, now=OPEN)


def test_advice_tells_how_many_fit_and_which_wish_narrows_most(round_: Round, client: Client) -> None:
    make_pool(round_, sector="archive")
    fill(client, round_)
    page = review(client, round_)
    assert "So far nobody here fits you" in page
    assert "Should your partner work in the same kind of library?" in page
    assert "Without it about 30 people fit" in page
    assert send(client, round_).status_code == 302


def test_who_shares_no_language_is_told_before_the_last_look_and_goes_on_all_the_same(
    round_: Round, client: Client
) -> None:
    make_pool(round_)
    fill(client, round_)
    advice = "So far nobody here from another country shares a language with you."
    only_swedish = {"q__languages-2": "", "q__languages-2-level": ""}
    assert advice not in client.get(f"/apply/{round_.slug}/form/you/").content.decode()
    assert post(client, round_, "you", **only_swedish).status_code == 302
    pages = [client.get(f"/apply/{round_.slug}/{place}/").content.decode() for place in REMINDED]
    assert [advice in page for page in pages] == [True, True, False, True]
    assert ('id="q-languages-advice"' in pages[0], "/form/you/#q-languages" in pages[1]) == (True, True)
    assert send(client, round_).status_code == 302


def test_the_last_look_takes_at_most_ten_queries(round_: Round, client: Client) -> None:
    make_pool(round_)
    fill(client, round_)
    with CaptureQueriesContext(connection) as looked:
        review(client, round_)
    assert len(looked) <= 10


def test_sending_takes_at_most_ten_statements_whoever_has_the_address(round_: Round) -> None:
    make_application(round_, person=make_person(email="known@example.org"))
    make_person(email="account@example.org")
    found = {}
    for name in ("new", "known", "account"):
        browser = Client()
        fill(browser, round_, address=f"{name}@example.org")
        with CaptureQueriesContext(connection) as asked:
            assert send(browser, round_).status_code == 302
        found[name] = len(asked)
    assert found == {"new": 10, "account": 10, "known": 9}
