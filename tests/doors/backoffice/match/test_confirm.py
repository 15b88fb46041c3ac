"""Tests of the last word: what will happen, confirming, taking back, who withdrew since, introducing, how far it is."""

import pytest
from django.test import Client

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.pairs.models import MatchRun, Pair
from pairloom.domain.pairs.states import PairState, RunState
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import RoundState
from tests.doors.backoffice.match.matched import match_round, people_of

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/confirm/"
INTRODUCE = "/office/rounds/spring/match/introduce/"


def read(client: Client) -> str:
    """Read the page."""
    return client.get(PAGE).content.decode()


def confirm(client: Client, number: int = 1) -> str:
    """Confirm a run, and read what comes."""
    return client.post(PAGE, {"run": str(number)}, follow=True).content.decode()


def test_without_a_run_there_is_nothing_to_confirm(led: Client, spring: Round) -> None:
    assert "Nothing to confirm yet" in read(led)
    assert "Nothing to confirm yet" in confirm(led)
    assert "Nothing to confirm yet" in led.post(PAGE, {"run": "x"}, follow=True).content.decode()


def test_the_page_says_what_will_happen_and_who_is_left(led: Client, spring: Round) -> None:
    match_round(spring)
    shown = read(led)
    for part in ("7 of 8 people have a partner", "Confirm this match", "1 person has no partner", "Nobody is told."):
        assert part in shown
    assert people_of(spring)[-1].name in shown
    assert "7 people have not agreed to share their name and address" in shown
    Program.objects.update(confirms_by_itself=True)
    assert "the newest match is confirmed by itself" in read(led)


def test_a_match_is_confirmed_once_and_taken_back(led: Client, spring: Round) -> None:
    match_round(spring)
    assert "7 people meet their partners on" in confirm(led)
    confirm(led)
    assert (MatchRun.objects.get().state, Pair.objects.count()) == (RunState.CONFIRMED, 3)
    assert "Noor" in read(led)
    assert "The confirmation is taken back." in led.post(f"{PAGE}back/", follow=True).content.decode()
    again = led.post(f"{PAGE}back/", follow=True).content.decode()
    assert ("No match is confirmed." in again, "is taken back" in again) == (True, False)
    assert (MatchRun.objects.get().state, Pair.objects.count()) == (RunState.DONE, 0)
    assert "Confirm this match" in read(led)


def test_a_match_out_of_date_has_no_button_and_says_why(led: Client, spring: Round) -> None:
    match_round(spring)
    first = people_of(spring)[0]
    Application.objects.filter(pk=first.pk).update(state=ApplicationState.WITHDRAWN)
    shown = read(led)
    parts = ("This match is out of date.", "1 person has no place any more.", first.name, "Solve again")
    assert [part for part in parts if part not in shown] == []
    assert "Confirm this match" not in shown
    confirm(led)
    assert MatchRun.objects.get().state == RunState.DONE


def test_who_withdrew_since_is_shown_with_what_becomes_of_the_others(led: Client, spring: Round) -> None:
    match_round(spring)
    confirm(led)
    people = people_of(spring)
    for gone in (people[0], people[4]):
        Application.objects.filter(pk=gone.pk).update(state=ApplicationState.WITHDRAWN)
    shown = read(led)
    parts = ("Somebody withdrew since", "will be told, stands by", "The others stay together as a pair.")
    assert [part for part in parts if part not in shown] == []


def test_introducing_twice_writes_to_everybody_once_and_shows_how_far_it_is(led: Client, spring: Round) -> None:
    match_round(spring)
    confirm(led)
    assert "Introduce now" in read(led)
    for said in ("The introductions are written.", "The introductions are on their way."):
        shown = led.post(INTRODUCE, follow=True).content.decode()
        parts = (said, "0 of 8 letters have gone.", "The letters are held until", "people without a partner")
        assert [part for part in parts if part not in shown] == []
    spring.refresh_from_db()
    assert (spring.state, set(Pair.objects.values_list("state", flat=True))) == (
        RoundState.RUNNING,
        {PairState.MEETING},
    )
    assert Letter.objects.filter(kind__startswith="introduction").count() == 7
    assert 'http-equiv="refresh"' in read(led)
    assert 'http-equiv="refresh"' not in led.get(f"{PAGE}?still=1").content.decode()
    Letter.objects.update(state="sent")
    Mailing.objects.update(state="done")
    shown = led.post(INTRODUCE, follow=True).content.decode()
    assert ("Everybody is introduced" in shown, "The letters are held" in shown) == (True, False)
    assert "All introductions have gone already." in shown
    Letter.objects.filter(kind="no-partner").update(state="refused")
    assert "some letters were not sent" in led.post(INTRODUCE, follow=True).content.decode()


def test_nobody_is_introduced_before_the_match_is_confirmed(led: Client, spring: Round) -> None:
    match_round(spring)
    led.post("/office/rounds/spring/match/introduce/")
    assert (Pair.objects.count(), Letter.objects.filter(kind="introduction").count()) == (0, 0)
