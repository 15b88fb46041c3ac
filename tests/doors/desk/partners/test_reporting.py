"""Tests of the page on which somebody reports a problem."""

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import Concern, KeptApart, Pair
from pairloom.domain.pairs.states import PairState
from pairloom.domain.people.states import Role
from tests.doors.desk.partners.meeting import find_day, list_people, make_meeting
from tests.makers import make_person, make_role


@pytest.fixture
def pair(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> Pair:
    """Let two people meet in a program with a director and somebody for safety; the first is signed in."""
    made = make_meeting()
    day = find_day(made.round)
    monkeypatch.setattr(clock, "now", lambda: day)
    for role, name in ((Role.DIRECTOR, "Noor"), (Role.DEPUTY, "Kwame"), (Role.SAFEGUARDING, "Sinazo")):
        make_role(make_person(name=name), role, program=made.round.program)
    client.force_login(list_people(made)[0])
    return made


def path(pair: Pair) -> str:
    """Give the address of the page."""
    return f"/me/partner/{pair.round.slug}/report/"


def test_the_page_says_who_reads_it_and_what_happens_next(pair: Pair, client: Client) -> None:
    page = client.get(path(pair)).content.decode()
    assert "Who can read it: <bdi>Noor and Kwame</bdi>." in page
    assert "If something does not feel right, only: <bdi>Sinazo and Noor</bdi>." in page
    assert "within three days" in page


def test_a_report_is_kept_told_and_answered_with_what_comes_next(pair: Pair, client: Client) -> None:
    apart = str(pair.members.order_by("pk")[1].pk)
    answer = client.post(path(pair), {"kind": "unwell", "words": "She shouted.", "apart": [apart]}, follow=True)
    concern = Concern.objects.get()
    assert (concern.kind, concern.words, concern.member.pair) == ("unwell", "She shouted.", pair)
    assert KeptApart.objects.get().wished_by == list_people(pair)[0]
    assert [letter.to_name for letter in Letter.objects.all()] == ["Sinazo"]
    assert "somebody looks after it" in answer.content.decode()


def test_the_partner_finds_no_trace_of_it(pair: Pair, client: Client) -> None:
    client.post(path(pair), {"kind": "silent", "words": "Nothing came."})
    client.force_login(list_people(pair)[1])
    pages = [client.get(f"/me/partner/{pair.round.slug}/{page}").content.decode() for page in ("", "report/")]
    pages.append(client.get("/me/").content.decode())
    assert not any("Nothing came" in page for page in pages)
    assert Letter.objects.filter(person=list_people(pair)[1]).count() == 0


def test_without_a_kind_the_words_stay(pair: Pair, client: Client) -> None:
    answer = client.post(path(pair), {"words": "Nothing came."})
    page = answer.content.decode()
    assert (answer.status_code, "Please choose what comes nearest." in page, "Nothing came." in page) == (
        422,
        True,
        True,
    )
    assert Concern.objects.count() == 0


def test_a_pair_that_has_ended_can_still_be_reported(pair: Pair, client: Client) -> None:
    Pair.objects.update(state=PairState.CLOSED)
    assert client.post(path(pair), {"kind": "other"}).status_code == 302
    assert Concern.objects.count() == 1


def test_who_wants_to_withdraw_while_meeting_is_led_here(pair: Pair, client: Client) -> None:
    withdraw = f"/me/application/{pair.round.slug}/withdraw/"
    assert client.post(withdraw).headers["Location"] == path(pair)
    Pair.objects.update(state=PairState.CLOSED)
    assert client.get(withdraw).status_code == 200
