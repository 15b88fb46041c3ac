"""Tests of planned partners who are kept apart since: they are named, the page says what becomes of them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import strip_tags

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import Pair
from pairloom.domain.pairs.services import keep_apart
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.states import Moment
from pairloom.doors.backoffice.match.planned import describe_planned
from tests.domain.pairs.scenes import OPENED
from tests.doors.backoffice.match.matched import match_round, people_of

pytestmark = pytest.mark.django_db
PAGE = "/office/rounds/spring/match/confirm/"


def confirm(client: Client, spring: Round) -> list[Application]:
    """Confirm the match, and list its people."""
    match_round(spring)
    client.post(PAGE, {"run": "1"})
    spring.refresh_from_db()
    return people_of(spring)


def part(one: Application, other: Application) -> None:
    """Keep two people apart, as the first wishes."""
    keep_apart(one.person, other.person, wished_by=one.person, by=None, now=OPENED)


def read(client: Client, page: str = PAGE) -> str:
    """Read the words of a page."""
    return strip_tags(client.get(page).content.decode())


def test_planned_partners_who_are_kept_apart_are_named_with_what_becomes_of_them(led: Client, spring: Round) -> None:
    people = confirm(led, spring)
    assert "Partners who are kept apart" not in read(led)
    part(people[0], people[1])
    part(people[4], people[6])
    shown = read(led)
    for words in (
        f"{people[0].name} + {people[1].name}: these two are kept apart since the match was confirmed.",
        "They are not introduced. Both are told kindly that there is no partner",
        f"{people[4].name} + {people[6].name}",
        "Two of the three meet;",
        "Or take the confirmation back and solve again",
    ):
        assert words in shown
    due = clock.now() + timedelta(days=1)
    CalendarEntry.objects.filter(round=spring, moment=Moment.INTRODUCTIONS).update(due_at=due)
    for page in ("/office/", "/office/rounds/spring/"):
        assert "2 pairs of the match hold two people who are kept apart" in read(led, page)


def test_the_page_after_the_introductions_says_how_many_pairs_were_not_introduced(led: Client, spring: Round) -> None:
    people = confirm(led, spring)
    part(people[0], people[1])
    led.post("/office/rounds/spring/match/introduce/")
    assert list(Pair.objects.order_by("number").values_list("state", flat=True)) == ["closed", "meeting", "meeting"]
    assert "1 planned pair was not introduced" in read(led)


def test_a_reader_is_not_told_what_another_wishes_about_them(led: Client, spring: Round, leader: Person) -> None:
    people = confirm(led, spring)
    Application.objects.filter(pk=people[0].pk).update(person=leader)
    Pair.objects.get(number=1).members.filter(application=people[0]).update(person=leader)
    keep_apart(leader, people[1].person, wished_by=people[1].person, by=None, now=OPENED)
    assert describe_planned(spring, leader)["apart"] == []
    assert "kept apart" not in read(led, "/office/rounds/spring/")
    assert describe_planned(spring, people[1].person)["apart"] != []
