"""Tests of the first page of the match: before places are given, ready, under way, failed, done; ordering, stopping."""

from datetime import timedelta

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.states import MatchStep, RunState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.doors.backoffice.match.matched import match_round

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/"


def read(client: Client, path: str = PAGE) -> str:
    """Read a page."""
    return client.get(path).content.decode()


def test_before_places_are_given_the_page_says_what_will_happen_and_has_no_button(led: Client, spring: Round) -> None:
    Round.objects.filter(pk=spring.pk).update(state=RoundState.OPEN)
    shown = read(led)
    assert ("What will happen" in shown, "The first match is made by itself" in shown) == (True, True)
    assert "Match now" not in shown
    answer = led.post(f"{PAGE}order/", follow=True)
    assert "Places are not given yet" in answer.content.decode()


def test_a_match_is_ordered_by_one_press_and_not_twice(led: Client, spring: Round) -> None:
    assert "Match now" in read(led)
    assert led.post(f"{PAGE}order/").headers["Location"] == PAGE
    led.post(f"{PAGE}order/")
    assert MatchRun.objects.get().state == RunState.WAITING
    assert "A match is under way" in read(led)


def test_a_run_under_way_shows_what_is_done_and_left_and_loads_itself_again(led: Client, spring: Round) -> None:
    now = clock.now()
    states = {"state": RunState.SOLVING, "ordered_at": now, "begun_at": now, "ended_at": None}
    match_round(spring, **states, step=MatchStep.SUM, share_done=0.5)
    shown = read(led)
    assert shown.count('<li class="done">') == 5
    assert ('value="34"' in shown, 'http-equiv="refresh"' in shown) == (True, True)
    assert 'http-equiv="refresh"' not in read(led, f"{PAGE}?still=1")


def test_a_run_that_does_not_begin_says_what_may_be_wrong(led: Client, spring: Round) -> None:
    late = clock.now() - timedelta(minutes=2)
    match_round(spring, state=RunState.WAITING, ordered_at=late, ended_at=None)
    assert "It has waited for more than a minute" in read(led)


def test_a_run_is_stopped_and_the_board_before_it_comes_back(led: Client, spring: Round) -> None:
    match_round(spring)
    led.post(f"{PAGE}order/")
    assert 'href="/office/rounds/spring/match/runs/1/"' in read(led)
    led.post(f"{PAGE}runs/2/stop/")
    led.post(f"{PAGE}runs/2/stop/")
    assert MatchRun.objects.get(number=2).state == RunState.DROPPED
    assert "have a partner" in read(led)
    assert led.post(f"{PAGE}runs/9/stop/").status_code == 404


def test_a_run_that_failed_says_what_to_do_and_folds_the_programs_words_away(led: Client, spring: Round) -> None:
    match_round(spring, state=RunState.FAILED, trouble="MemoryError")
    shown = read(led)
    assert ("Match again" in shown, "Nothing is lost" in shown) == (True, True)
    assert shown.index("<details") < shown.index("MemoryError")


def test_all_runs_are_listed_with_who_ordered_them(led: Client, spring: Round) -> None:
    match_round(spring, state=RunState.FAILED)
    match_round(spring)
    shown = read(led, f"{PAGE}runs/")
    assert ("Run 1" in shown, "Run 2" in shown, "by itself" in shown, "6,300" in shown) == (True,) * 4
    assert f'href="{PAGE}runs/1/"' not in shown
    assert f'href="{PAGE}runs/2/"' in shown
