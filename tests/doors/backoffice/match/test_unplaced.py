"""Tests of who has no partner: what can be done before the match is confirmed, and what will happen after it."""

import pytest
from django.test import Client

from pairloom.domain.applications.services import stand_by
from pairloom.domain.programs.models import Round
from tests.domain.pairs.scenes import OPENED
from tests.doors.backoffice.match.matched import match_round, people_of

pytestmark = pytest.mark.django_db
MATCH = "/office/rounds/spring/match/"
DONE, COMING, PAST = "What can be done", "They are told on", "They were told on"


def read(client: Client, page: str) -> list[bool]:
    """Tell which of the three sentences a page says."""
    shown = client.get(f"{MATCH}{page}").content.decode()
    return [words in shown for words in (DONE, COMING, PAST)]


def test_once_nothing_can_be_done_the_page_says_what_will_happen_instead(led: Client, spring: Round) -> None:
    match_round(spring)
    person = f"people/{people_of(spring)[-1].key}/"
    said = [[read(led, page) for page in ("unplaced/", person)]]
    led.post(f"{MATCH}confirm/", {"run": "1"})
    said.append([read(led, page) for page in ("unplaced/", person)])
    led.post(f"{MATCH}introduce/")
    said.append([read(led, page) for page in ("unplaced/", person)])
    assert said == [[[True, False, False]] * 2, [[False, True, False]] * 2, [[False, False, True]] * 2]
    assert "Nobody is told before the day" not in led.get(f"{MATCH}unplaced/").content.decode()


def test_of_an_older_run_nothing_is_offered_and_nothing_promised(led: Client, spring: Round) -> None:
    match_round(spring)
    match_round(spring)
    assert read(led, "unplaced/?run=1") == [False, False, False]
    assert read(led, "unplaced/") == [True, False, False]


def test_who_was_set_aside_is_not_counted_twice(led: Client, spring: Round) -> None:
    match_round(spring)
    stand_by(people_of(spring)[-1], by=None, now=OPENED)
    shown = led.get(f"{MATCH}confirm/").content.decode()
    assert ("1 person has no partner" in shown, "1 person is set aside" in shown) == (False, True)
    assert "1 person has no partner" not in led.get(MATCH).content.decode()
