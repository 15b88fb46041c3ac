"""Tests of the links of letters: looking changes nothing, pressing does, and old links lead on."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.applications.links import sign_application, sign_draft
from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.services import raise_doubt, stand_by, withdraw_application
from pairloom.domain.applications.states import ApplicationState, DoubtKind, Source, Why
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import OPEN, fill_draft, find_end, make_application, open_round
from tests.doors.website.apply.visits import fill, read_link, send
from tests.makers import make_person


@pytest.fixture
def round_(db: None, monkeypatch: pytest.MonkeyPatch) -> Round:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return open_round()


def test_looking_changes_nothing_and_pressing_confirms(round_: Round, client: Client) -> None:
    fill(client, round_)
    send(client, round_)
    link = read_link("/apply/confirm/")
    assert "Yes, I want to take part" in Client().get(link).content.decode()
    assert Application.objects.get().state == ApplicationState.RECEIVED
    for _press in range(2):
        assert "Your application counts now" in Client().post(link).content.decode()
    assert Application.objects.get().state == ApplicationState.CONFIRMED


def test_what_is_confirmed_says_so_without_a_button(round_: Round, client: Client) -> None:
    states = {"confirmed": "You have applied", "accepted": "You have a place", "waiting": "You are on the waiting list",
              "standby": "You stand by", "withdrawn": "You have withdrawn"}  # fmt: skip
    for state, words in states.items():
        application = make_application(round_, state=state)
        link = f"/apply/confirm/{sign_application(application.key, purpose='confirm', now=OPEN)}/"
        page = client.get(link).content.decode()
        assert (words in page, "Yes, I want to take part" in page, "you are in" in page) == (True, False, False)


def test_after_closing_the_page_says_before_the_press_that_one_stands_by(
    round_: Round, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = make_application(round_, state=ApplicationState.INCOMPLETE, confirmed_at=None)
    late = find_end(round_) + timedelta(hours=1)
    link = f"/apply/confirm/{sign_application(application.key, purpose='confirm', now=late)}/"
    monkeypatch.setattr(clock, "now", lambda: late)
    before = client.get(link).content.decode()
    assert ("With this form you stand by" in before, "Yes, I want to take part" in before) == (True, True)
    after = client.post(link).content.decode()
    assert ("<h1>You stand by</h1>" in after, "you are in" in after) == (True, False)
    assert "<h1>You stand by</h1>" in client.get(link).content.decode()
    too_late = read_round_times(round_).half_at
    other = make_application(round_, state=ApplicationState.INCOMPLETE, confirmed_at=None)
    monkeypatch.setattr(clock, "now", lambda: too_late)
    link = f"/apply/confirm/{sign_application(other.key, purpose='confirm', now=too_late)}/"
    assert client.get(link).status_code == 410


def test_newer_answers_take_the_place_of_older_ones_by_one_press(round_: Round, client: Client) -> None:
    person = make_person(email="asa@example.org")
    make_application(round_, person=person, country="NO")
    fill(client, round_)
    send(client, round_)
    link = read_link("/apply/confirm/")
    assert "Take the newer answers?" in client.get(link).content.decode()
    assert Application.objects.get().country == "NO"
    client.post(link)
    assert Application.objects.get().country == "SE"


def test_who_was_brought_in_agrees_first_and_then_takes_part(round_: Round, client: Client) -> None:
    application = make_application(
        round_, state=ApplicationState.RECEIVED, source=Source.IMPORT, answers={"country": "SE"}, confirmed_at=None
    )
    link = f"/apply/confirm/{sign_application(application.key, purpose='confirm', now=OPEN)}/"
    page = client.get(link).content.decode()
    boxes = dict(re.findall(r'name="([^"]+)" value="(2026-1)"', page))
    assert len(boxes) == 3
    refused = client.post(link, dict(list(boxes.items())[:2]))
    assert (refused.status_code, "Please tick this to take part" in refused.content.decode()) == (422, True)
    assert Application.objects.get().state == ApplicationState.RECEIVED
    assert "Your application counts now" in client.post(link, boxes).content.decode()
    confirmed = Application.objects.get()
    assert (confirmed.state, confirmed.answers["share"]) == (ApplicationState.CONFIRMED, "2026-1")
    kinds = set(confirmed.person.consents.values_list("kind", flat=True))
    assert kinds == {"conduct", "confidentiality", "share-with-partner"}


def test_a_withdrawn_application_says_so(round_: Round, client: Client) -> None:
    application = make_application(round_, state=ApplicationState.RECEIVED, confirmed_at=None)
    withdraw_application(application, by=None, now=OPEN)
    answer = client.post(f"/apply/confirm/{sign_application(application.key, purpose='confirm', now=OPEN)}/")
    assert (answer.status_code, "was withdrawn" in answer.content.decode()) == (410, True)


@pytest.mark.parametrize("path", ["confirm", "answer", "draft"])
def test_old_and_broken_links_lead_on(round_: Round, client: Client, path: str) -> None:
    application, draft = make_application(round_), fill_draft(round_)
    long_ago = OPEN - timedelta(days=90)
    signed = {
        "confirm": (sign_application(application.key, purpose="confirm", now=long_ago),
                    sign_application(draft.key, purpose="confirm", now=OPEN)),
        "answer": (sign_application(application.key, purpose="doubt", now=long_ago),
                   sign_application(draft.key, purpose="doubt", now=OPEN)),
        "draft": (sign_draft(draft.key, now=long_ago), sign_draft(application.key, now=OPEN)),
    }  # fmt: skip
    for token in ("broken", *signed[path]):
        answer = client.get(f"/apply/{path}/{token}/")
        assert (answer.status_code, "Send me a code" in answer.content.decode()) == (410, True)


def test_a_whole_form_goes_on_at_the_last_look(round_: Round, client: Client) -> None:
    link = f"/apply/draft/{sign_draft(fill_draft(round_).key, now=OPEN)}/"
    assert client.get(link).headers["Location"] == f"/apply/{round_.slug}/review/"


@pytest.mark.parametrize(("chosen", "direction"), [("", "rtl"), ("fr", "ltr")])
def test_a_form_goes_on_in_its_language_where_the_browser_has_none(
    round_: Round, client: Client, chosen: str, direction: str
) -> None:
    draft = fill_draft(round_)
    draft.language = "ar"
    draft.save()
    if chosen:
        client.cookies["django_language"] = chosen
    page = client.get(f"/apply/draft/{sign_draft(draft.key, now=OPEN)}/", follow=True).content.decode()
    assert f'dir="{direction}"' in page.partition("<body")[0]


def test_one_press_answers_a_question(round_: Round, client: Client) -> None:
    application = make_application(round_)
    doubt = raise_doubt(
        application, kind=DoubtKind.WISH_IMPOSSIBLE, about="wish_sector", choices=["any", "keep"], now=OPEN
    )
    link = f"/apply/answer/{sign_application(application.key, purpose='doubt', now=OPEN)}/"
    assert "same kind of library" in client.get(link).content.decode()
    for number, answer in (("", "any"), ("²", "any"), (doubt.pk, "nothing")):
        assert client.post(link, {"doubt": number, "answer": answer}).status_code == 422
    assert client.post(link, {"doubt": doubt.pk, "answer": "any"}).status_code == 200
    application.refresh_from_db()
    assert (application.answers["wish_sector"], Doubt.objects.get().answer) == ("any", "any")
    assert "nothing is open" in client.get(link).content.decode()


def test_a_link_of_a_letter_does_not_tell_who_was_taken_out_of_the_match(round_: Round, client: Client) -> None:
    Round.objects.filter(pk=round_.pk).update(state=RoundState.CLOSED)
    application = make_application(round_, state=ApplicationState.ACCEPTED, why=Why.PLACE)
    stand_by(application, by=None, now=OPEN)
    link = f"/apply/confirm/{sign_application(application.key, purpose='confirm', now=OPEN)}/"
    page = client.get(link).content.decode()
    assert ("You have a place" in page, "You stand by" in page) == (True, False)
