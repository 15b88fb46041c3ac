"""Tests of your changes: what each press says, undo, weights, holding back, and what the match does not know yet."""

import re

import pytest
from django.test import Client

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import Ruling
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import RoundState
from tests.doors.backoffice.match.matched import match_round, people_of

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/changes/"


def rule(client: Client, act: str, *people: Application) -> str:
    """Press a ruling about people, and read what comes."""
    sent = {"act": act, "who": [str(one.key) for one in people]}
    return client.post(f"{PAGE}rule/", sent, follow=True).content.decode()


@pytest.mark.parametrize(
    ("act", "count", "words"),
    [
        ("pin", 2, "are partners"),
        ("forbid", 2, "are no partners in this round"),
        ("trio", 3, "are a group of three"),
        ("pull", 1, "is not matched in this round"),
        ("hold", 0, "Nothing is confirmed by itself."),
    ],
)
def test_every_word_is_stored_shown_and_undone(led: Client, spring: Round, act: str, count: int, words: str) -> None:
    match_round(spring)
    assert words in rule(led, act, *people_of(spring)[:count])
    ruling = Ruling.objects.get()
    assert (ruling.kind, ruling.taken_back_at) == (act, None)
    undone = led.post(f"{PAGE}{ruling.pk}/back/", follow=True).content.decode()
    led.post(f"{PAGE}{ruling.pk}/back/")
    assert ("Undone." in undone, "It counts when you solve again." in undone) == (True, act != "hold")
    ruling.refresh_from_db()
    assert ruling.taken_back_at is not None
    assert "Nothing yet." in led.get(PAGE).content.decode()


def test_before_the_first_run_the_menu_names_no_page_that_is_not_there(led: Client, spring: Round) -> None:
    for page in (led.get(PAGE).content.decode(), led.get("/office/rounds/spring/match/confirm/").content.decode()):
        named = re.findall(r'href="(/office/rounds/spring/match/[a-z/]*)"', page)
        assert [address for address in named if led.get(address).status_code != 200] == []


def test_what_the_match_does_not_know_yet_is_said_and_can_be_solved(led: Client, spring: Round) -> None:
    match_round(spring)
    assert "The match knows everything" in led.get(PAGE).content.decode()
    shown = rule(led, "pull", people_of(spring)[0])
    parts = ("This match is out of date.", "counts when you solve again", "Solve again")
    assert [part for part in parts if part not in shown] == []


def test_a_refused_word_says_why(led: Client, spring: Round) -> None:
    match_round(spring)
    one, *_rest, same_country, _last = people_of(spring)
    assert "they live in the same country" in rule(led, "pin", one, same_country)
    rule(led, "pull", one)
    assert "You said something else about one of them before" in rule(led, "pin", one, people_of(spring)[1])
    assert Ruling.objects.count() == 1


@pytest.mark.parametrize(("act", "count"), [("pin", 1), ("trio", 2), ("marry", 2), ("", 0)])
def test_a_press_that_makes_no_sense_is_refused(led: Client, spring: Round, act: str, count: int) -> None:
    sent = {"act": act, "who": [str(one.key) for one in people_of(spring)[:count]]}
    assert led.post(f"{PAGE}rule/", sent).status_code == 400
    assert led.post(f"{PAGE}99/back/").status_code == 404


def test_points_are_changed_for_this_round_only(led: Client, spring: Round) -> None:
    match_round(spring)
    form = led.get(PAGE).context["form"]
    typed = {name: str(field.initial) for name, field in form.fields.items()}
    led.post(f"{PAGE}points/", typed | {"hours": "400"})
    ruling = Ruling.objects.get()
    assert (ruling.kind, ruling.criterion, ruling.points) == (RulingKind.WEIGHT, "hours", 400)
    shown = led.get(PAGE).content.decode()
    assert ("Three common hours a day: 400 points" in shown, "The program gives 150." in shown) == (True, True)
    led.post(f"{PAGE}points/", typed)
    ruling.refresh_from_db()
    assert ruling.taken_back_at is not None


def test_points_beyond_the_limits_come_back_with_what_was_typed(led: Client, spring: Round) -> None:
    match_round(spring)
    form = led.get(PAGE).context["form"]
    typed = {name: str(field.initial) for name, field in form.fields.items()}
    answer = led.post(f"{PAGE}points/", typed | {"hours": "1001"})
    assert (answer.status_code, 'value="1001"' in answer.content.decode(), Ruling.objects.count()) == (422, True, 0)


def test_a_program_that_confirms_by_itself_can_be_held_back(led: Client, spring: Round) -> None:
    Program.objects.filter(pk=spring.program_id).update(confirms_by_itself=True)
    match_round(spring)
    assert "Hold this round back" in led.get(PAGE).content.decode()
    assert "You hold this round back" in rule(led, "hold")


def test_once_confirmed_nothing_can_be_pressed(led: Client, spring: Round) -> None:
    match_round(spring)
    Round.objects.filter(pk=spring.pk).update(state=RoundState.MATCHED)
    shown = led.get(PAGE).content.decode()
    assert ("Nothing can be changed now" in shown, "Undo" in shown, "Save the points" in shown) == (True, False, False)
    assert "Take that back first" in rule(led, "pull", people_of(spring)[0])
