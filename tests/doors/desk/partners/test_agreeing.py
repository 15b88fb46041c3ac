"""Tests of the page on which partners propose how to keep in touch."""

from typing import Any

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import Agreement, Pair
from pairloom.domain.pairs.states import PairState
from tests.doors.desk.partners.meeting import find_day, list_people, make_meeting

WEEKLY = {"rhythm": "weekly", "channel": "video", "words": "Tuesdays?", "version": "0"}


@pytest.fixture
def pair(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> Pair:
    """Let two people meet; the first is signed in, three weeks later."""
    made = make_meeting()
    day = find_day(made.round)
    monkeypatch.setattr(clock, "now", lambda: day)
    client.force_login(list_people(made)[0])
    return made


def path(pair: Pair) -> str:
    """Give the address of the page."""
    return f"/me/partner/{pair.round.slug}/agreement/"


def send(client: Client, pair: Pair, **typed: str) -> Any:
    """Send the form."""
    return client.post(path(pair), WEEKLY | typed)


def test_what_one_proposes_stands_on_both_pages_and_is_told_to_the_partner(pair: Pair, client: Client) -> None:
    answer = send(client, pair)
    assert answer.headers["Location"] == f"/me/partner/{pair.round.slug}/#agreement"
    client.force_login(list_people(pair)[1])
    page = client.get(f"/me/partner/{pair.round.slug}/").content.decode()
    assert ("every week" in page, "Tuesdays?" in page, "Say what suits me" in page) == (True, True, True)
    assert Letter.objects.get().kind == "agreement-changed"


def test_a_second_window_gets_both_and_saves_with_the_next_press(pair: Pair, client: Client) -> None:
    send(client, pair)
    answer = send(client, pair, rhythm="monthly")
    page = answer.content.decode()
    assert (answer.status_code, "What is saved now" in page, 'name="version" value="1"' in page) == (409, True, True)
    assert send(client, pair, rhythm="monthly", version="1").status_code == 302
    assert Agreement.objects.get().rhythm == "monthly"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"away_from": "2026-05-09"}, "Please give the last day, too."),
        ({"away_from": "2025-05-09", "away_until": "2025-05-10"}, "These dates do not fit together."),
        ({"words": "w" * 501}, "at most 500"),
    ],
)
def test_what_cannot_be_saved_is_said_and_what_was_typed_stays(
    pair: Pair, client: Client, typed: dict[str, str], words: str
) -> None:
    answer = send(client, pair, **typed)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert Agreement.objects.count() == 0


def test_when_the_pair_has_ended_there_is_nothing_to_agree_on(pair: Pair, client: Client) -> None:
    Pair.objects.update(state=PairState.CLOSED)
    assert client.get(path(pair)).headers["Location"] == f"/me/partner/{pair.round.slug}/"
    assert send(client, pair).status_code == 302
    assert Agreement.objects.count() == 0


def test_a_form_that_was_sent_signed_out_is_kept(pair: Pair) -> None:
    assert Client().get(path(pair)).status_code == 302
