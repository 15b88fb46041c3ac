"""Tests of the links of letters: looking changes nothing, pressing does, and old links lead on."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.applications.links import sign_application, sign_draft
from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.services import raise_doubt, withdraw_application
from pairloom.domain.applications.states import ApplicationState, DoubtKind, Source
from pairloom.domain.programs.models import Round
from tests.domain.applications.intake import OPEN, fill_draft, make_application, open_round
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
    assert (refused.status_code, "Please tick each box" in refused.content.decode()) == (422, True)
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
