"""Tests of the letter to ambassadors: who gets it, how often, what it says."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.outreach.queries import find_called
from pairloom.domain.outreach.services import ask_ambassadors, preview_call
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import OPEN, open_round
from tests.makers import make_person, make_role

pytestmark = pytest.mark.django_db
GAP: dict[str, Any] = {"country": "AU", "unplaced": 43, "language": "en", "from": ["KE", "PE", "PH"], "would_help": 31}


@pytest.fixture
def spring() -> Round:
    return open_round()


def appoint(round_: Round, country: str, **fields: object) -> Person:
    person = make_person(**fields)
    make_role(person, Role.AMBASSADOR, program=round_.program, country=country)
    return person


def test_ambassadors_of_the_countries_get_one_letter_a_gap_and_week(spring: Round) -> None:
    organiser = make_person()
    kenya, peru = appoint(spring, "KE", language="en"), appoint(spring, "PE", language="es")
    make_role(kenya, Role.AMBASSADOR, program=spring.program, country="PH")
    appoint(spring, "SE")
    make_role(make_person(), Role.AMBASSADOR, country="KE")
    week = timedelta(days=7)
    counts = [ask_ambassadors(spring, gap=GAP, by=organiser, now=now) for now in (OPEN, OPEN, OPEN + week)]
    assert counts == [2, 0, 2]
    first = Letter.objects.filter(mailing=Mailing.objects.order_by("pk")[0])
    assert set(first.values_list("person", "language")) == {(kenya.pk, "en"), (peru.pk, "es")}
    acts = JournalEntry.objects.filter(act="ambassadors.asked").values_list("by", "details").order_by("id")
    assert list(acts) == [(organiser.pk, {"count": 2, "country": "AU"})] * 2


def test_the_letter_names_the_gap_and_the_home_of_the_reader_in_their_language(spring: Round) -> None:
    appoint(spring, "PE", language="es")
    ask_ambassadors(spring, gap=GAP, by=make_person(), now=OPEN)
    letter = Letter.objects.get()
    parts = ("Australia", "43", "inglés", "Perú", f"/apply/{spring.slug}/", spring.name)
    assert [part for part in parts if part not in letter.text] == []


def test_countries_without_an_ambassador_are_named_in_order(spring: Round) -> None:
    appoint(spring, "PH")
    called = find_called(spring, GAP, today=OPEN.date())
    assert ([role.country for role in called.ambassadors], called.vacant, called.asked) == (
        ["PH"],
        ["KE", "PE"],
        None,
    )


def test_where_there_is_no_ambassador_nothing_goes(spring: Round) -> None:
    assert ask_ambassadors(spring, gap=GAP, by=make_person(), now=OPEN) == 0
    assert (Mailing.objects.count(), JournalEntry.objects.filter(act="ambassadors.asked").count()) == (0, 0)


def test_once_applications_have_closed_nobody_is_asked() -> None:
    closed = open_round(state=RoundState.CLOSED)
    with pytest.raises(Refused) as refusal:
        ask_ambassadors(closed, gap=GAP, by=make_person(), now=OPEN)
    assert refusal.value.reason is Reason.ROUND_CLOSED


def test_the_letter_can_be_looked_at_in_every_language_and_nothing_is_queued(spring: Round) -> None:
    looks = {look.language: look.text for look in preview_call(spring, gap=GAP)}
    assert set(looks) == {"ar", "en", "es", "fr"}
    assert ("Kenya" in looks["en"], "Australie" in looks["fr"], "أستراليا" in looks["ar"]) == (True, True, True)
    assert Letter.objects.count() == 0


@pytest.mark.parametrize("ambassadors", [1, 3])
def test_finding_the_ambassadors_costs_the_same_for_one_and_three(
    spring: Round, django_assert_num_queries: DjangoAssertNumQueries, ambassadors: int
) -> None:
    for _ in range(ambassadors):
        appoint(spring, "KE")
    with django_assert_num_queries(2):
        assert len(find_called(spring, GAP, today=OPEN.date()).ambassadors) == ambassadors
