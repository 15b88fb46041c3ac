"""Tests of the board: the proof in a sentence, what needs somebody first, what changed, an older run read-only."""

from typing import Any

import pytest
from django.test import Client

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.services import forbid_pair
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.match.changed import show_level
from pairloom.doors.backoffice.match.fairness import describe_near, describe_price
from pairloom.doors.backoffice.match.served import describe_proof, say_half
from tests.doors.backoffice.match.matched import OUTCOME, mark, match_round, people_of
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/"


def read(client: Client, path: str = PAGE) -> str:
    """Read a page."""
    return client.get(path).content.decode()


def test_the_board_shows_proof_distribution_threads_fairness_and_the_worst_off(led: Client, spring: Round) -> None:
    mark(match_round(spring), 2, rel=420)
    shown = read(led)
    sentences = (
        "7 of 8 people have a partner.",
        "There is no better way to bring these people together",
        "this round could offer 90% on average, and people get 81%",
        "People made 10 wishes about their partner. This match meets 8 of them (80%). For 9 wishes there is",
        "Threads between countries",
        "5% of all pairs live in the same region of the world; by chance it would be 20%.",
        "29% of all pairs have English as their own language",
        "gets 42% of their best. Without it, it would be 20%.",
        "Here for the first time",
        "1 person is a bridge",
        "1 person depends on an unsure answer",
    )
    assert [sentence for sentence in sentences if sentence not in shown] == []
    assert '<b class="trouble">42%</b>' in shown


def test_what_needs_somebody_stands_first(led: Client, spring: Round) -> None:
    match_round(spring)
    shown = read(led)
    assert "1 person has no partner" in shown
    assert "2 people get less than 60% of their best" in shown
    assert "This match is out of date" not in shown
    Application.objects.filter(pk=people_of(spring)[0].pk).update(state=ApplicationState.WITHDRAWN)
    assert "This match is out of date" in read(led)


def test_an_older_run_is_shown_and_nothing_of_it_can_be_changed(led: Client, spring: Round) -> None:
    first = match_round(spring)
    match_round(spring, base=first)
    shown = read(led, f"{PAGE}runs/1/")
    assert ("which is not the newest" in shown, "Look and confirm" in shown) == (True, False)
    assert "Keep them together" not in read(led, f"{PAGE}pairs/1/?run=1")
    assert "Keep them together" in read(led, f"{PAGE}pairs/1/")
    assert (led.get(f"{PAGE}runs/7/").status_code, led.get(f"{PAGE}pairs/?run=7").status_code) == (404, 404)


def test_a_run_that_failed_has_no_board(led: Client, spring: Round) -> None:
    match_round(spring, state=RunState.FAILED)
    assert led.get(f"{PAGE}runs/1/").status_code == 404


def test_what_moved_and_what_it_cost_stands_level_by_level(led: Client, spring: Round) -> None:
    levels = [
        {"claim": "placed", "at": None, "before": 8, "after": 7},
        {"claim": "threshold", "at": None, "before": 690, "after": 700},
        {"claim": "lot", "at": None, "before": 5, "after": 9},
    ]
    change = {"moved": 4, "kept": 3, "levels": levels}
    run = match_round(spring, base=match_round(spring))
    MatchRun.objects.filter(pk=run.pk).update(outcome=OUTCOME | {"change": change})
    shown = read(led)
    parts = ("4 people have another partner. 3 keep theirs.", "this is the price", "better", "69%", "70%")
    assert [part for part in parts if part not in shown] == []
    assert "the lot among equals" not in shown


def test_where_organisers_decided_otherwise_a_better_number_is_explained(led: Client, spring: Round) -> None:
    people = people_of(spring)
    ruling = forbid_pair(spring, people[0], people[1], by=make_person(), now=NOW)
    levels = [{"claim": "threshold", "at": None, "before": 690, "after": 700}]
    base = match_round(spring)
    run = match_round(spring, base=base, rulings=[ruling.pk])
    MatchRun.objects.filter(pk=run.pk).update(outcome=OUTCOME | {"change": {"moved": 2, "levels": levels}})
    caution = "a number can look better although nobody has a better partner"
    assert caution in read(led)
    MatchRun.objects.filter(pk=base.pk).update(rulings=[ruling.pk])
    assert caution not in read(led)


@pytest.mark.parametrize(
    ("fields", "words", "tone"),
    [
        ({}, "a second program has checked", "well"),
        ({"is_refereed": False}, "has not checked it", "waiting"),
        ({"is_proven": False, "outcome": {"value": 97, "bound": 100}}, "by at most 3%", "waiting"),
    ],
)
def test_the_proof_is_said_honestly(fields: dict[str, Any], words: str, tone: str) -> None:
    run = MatchRun(**{"is_proven": True, "is_refereed": True} | fields)
    sentence, shade = describe_proof(run)
    assert (words in sentence, shade) == (True, tone)


@pytest.mark.parametrize(
    ("spread", "share"), [([0, 1, 2, 3], "75%"), ([4, 0, 0, 0], "0%"), ([1, 1, 1, 1], "50%"), ([], "")]
)
def test_half_of_all_people_get_at_least_so_much(spread: list[int], share: str) -> None:
    assert say_half(spread) == (f"Half of all people get {share} of their best or more." if share else "")


def test_a_price_too_small_to_see_is_said_as_that() -> None:
    fairness = {"fair_sum": 99_999, "plain_sum": 100_000, "fair_worst": 700, "plain_worst": 480}
    assert describe_price(fairness)[0].startswith("Less than 0.1%")
    assert describe_price(fairness | {"fair_sum": 98_700})[0].startswith("1.3%")
    assert len(describe_price(fairness | {"fair_worst": 530, "plain_worst": 530})) == 1
    assert (describe_price({}), describe_near({})) == ([], [])


def test_a_level_says_whether_it_is_the_price() -> None:
    same = show_level({"claim": "sum", "at": None, "before": 1000, "after": 1000})
    unknown = show_level({"claim": "tier", "at": 800, "before": None, "after": 12})
    assert (same.words, same.tone, same.after) == ("the same", "", "1,000")
    assert (unknown.name, unknown.before) == ("people who get 80% of their best or more", "–")
