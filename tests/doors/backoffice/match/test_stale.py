"""Tests of why a run is out of date: every cause that holds stands there, each with its own people."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import strip_tags

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import stand_by
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import MatchRun, Ruling
from pairloom.domain.pairs.services import forbid_pair, keep_apart, pull_person
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.match.stale import MOST_NAMED, ShownCause, describe_stale
from tests.domain.pairs.matches import accept
from tests.domain.pairs.scenes import OPENED, answer
from tests.doors.backoffice.match.matched import match_round, people_of

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/confirm/"


def list_causes(run: MatchRun, reader: Person) -> list[ShownCause]:
    """List the causes that a reader sees."""
    shown = describe_stale(run, reader)
    causes = shown["stale_causes"]
    assert isinstance(causes, list)
    assert shown["is_stale"] is bool(causes)
    return causes


def list_said(run: MatchRun, reader: Person) -> list[tuple[str, list[list[str]]]]:
    """List the causes in words, with the names of their people."""
    causes = list_causes(run, reader)
    return [(cause.words, [[one.name for one in together] for together in cause.people]) for cause in causes]


def test_every_cause_stands_there_with_its_own_people(led: Client, spring: Round, leader: Person) -> None:
    run = match_round(spring)
    one, other, third, fourth, fifth, sixth, seventh, _last = people_of(spring)
    (late,) = accept(spring, [answer("PE")])
    Application.objects.filter(pk=one.pk).update(state=ApplicationState.WITHDRAWN)
    Application.objects.filter(pk=other.pk).update(changed_at=run.ordered_at + timedelta(minutes=1))
    keep_apart(third.person, fourth.person, wished_by=None, by=None, now=OPENED)
    fifth.person.delete()
    forbid_pair(spring, sixth, seventh, by=leader, now=OPENED)

    assert list_said(run, leader) == [
        ("1 person has no place any more.", [[one.name]]),
        ("1 person got a place since.", [[late.name]]),
        ("1 person changed an answer since.", [[other.name]]),
        ("1 person was erased since, with everything about them.", []),
        ("1 pair holds two people who are kept apart now.", [[third.name, fourth.name]]),
        ("You decided something that this match does not know yet.", []),
    ]
    shown = strip_tags(led.get(PAGE).content.decode())
    for words in (f"1 person got a place since. {late.name}", f"{third.name} + {fourth.name}"):
        assert words in shown
    assert f"{sixth.name} (South Africa)" in " ".join(list_causes(run, leader)[-1].decided)


def test_what_was_decided_and_taken_back_since_is_said(spring: Round, leader: Person) -> None:
    one, other, *_rest = people_of(spring)
    pulled = pull_person(spring, one, by=leader, now=OPENED)
    run = match_round(spring, rulings=[pulled.pk])
    assert list_causes(run, leader) == []
    Ruling.objects.filter(pk=pulled.pk).update(taken_back_at=OPENED)
    pull_person(spring, other, by=leader, now=OPENED)
    (cause,) = list_causes(run, leader)
    assert cause.decided == (
        f"{other.name} (Kenya) is not matched in this round",
        f"{one.name} (Sweden) is not matched in this round (undone)",
    )


def test_only_the_first_people_of_a_cause_are_named(spring: Round, leader: Person) -> None:
    run = match_round(spring)
    accept(spring, [answer("PE")] * (MOST_NAMED + 1))
    (cause,) = list_causes(run, leader)
    assert (cause.words, len(cause.people), cause.has_more) == ("13 people got a place since.", MOST_NAMED, True)


def test_a_reader_is_not_told_what_another_wishes_about_them(spring: Round, leader: Person) -> None:
    run = match_round(spring)
    one, other, *_rest = people_of(spring)
    Application.objects.filter(pk=one.pk).update(person=leader)
    keep_apart(leader, other.person, wished_by=other.person, by=None, now=OPENED)
    assert list_said(run, leader) == [("Something else has changed since.", [])]
    assert list_said(run, other.person)[0][0] == "1 pair holds two people who are kept apart now."


def test_who_has_no_partner_and_stands_by_makes_nothing_out_of_date(led: Client, spring: Round) -> None:
    match_round(spring)
    stand_by(people_of(spring)[-1], by=None, now=OPENED)
    shown = led.get(PAGE).content.decode()
    assert ("This match is out of date." in shown, "Confirm this match" in shown) == (False, True)


def test_of_no_run_there_is_nothing_to_say(leader: Person) -> None:
    assert describe_stale(None, leader) == {"is_stale": False, "stale_causes": []}
