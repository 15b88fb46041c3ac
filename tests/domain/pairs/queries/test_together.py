"""Tests of partners who are kept apart by now: who sits together in a run, and who is planned together."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import withdraw_application
from pairloom.domain.pairs.models import KeptApart
from pairloom.domain.pairs.queries import Apart, list_planned_apart
from pairloom.domain.pairs.queries.together import list_seated_apart
from pairloom.domain.pairs.services import keep_apart, lift_keeping_apart
from pairloom.domain.pairs.states import Lifted, PairState
from pairloom.domain.people.models import Person
from tests.domain.pairs.introductions import list_places, make_confirmed_round
from tests.domain.pairs.matches import make_closed_round, make_pair, make_run
from tests.domain.pairs.scenes import OPENED
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def part(one: Application, other: Application, wished_by: Person | None = None) -> KeptApart:
    """Keep two people apart."""
    return keep_apart(one.person, other.person, wished_by=wished_by, by=None, now=OPENED)


def say(group: int, kept: KeptApart, one: Application, other: Application) -> Apart:
    """Say what is expected of two people in a group, the one with the lower number first."""
    low, high = sorted((one, other), key=lambda each: each.person_id)
    return Apart(group, (low.pk, high.pk), (kept.one_id, kept.other_id), kept.wished_by_id)


def test_partners_of_a_run_who_are_kept_apart_are_found_whatever_other_rounds_they_are_in(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    round_ = make_closed_round(7)
    one, other, third, fourth, *trio = list_places(round_)
    run = make_run(round_, [[one, other], [third, fourth], trio])
    made = make_closed_round(1)
    (there,) = list_places(made)
    Application.objects.filter(pk=there.pk).update(person=one.person)
    make_run(made)
    part(one, third)
    kept, later = part(other, one, wished_by=one.person), part(trio[0], trio[2])
    with django_assert_num_queries(1):
        found = list_seated_apart(run)
    assert found == [say(1, kept, one, other), say(3, later, trio[0], trio[2])]
    lift_keeping_apart(kept, reason=Lifted.ASKED, by=None, now=OPENED)
    assert [each.group for each in list_seated_apart(run)] == [3]


def test_two_without_a_partner_are_not_together() -> None:
    round_ = make_closed_round(4)
    *_pair, third, fourth = list_places(round_)
    part(third, fourth)
    assert list_seated_apart(make_run(round_, [_pair])) == []


def test_planned_partners_who_are_kept_apart_are_found_while_both_are_there(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    round_ = make_confirmed_round(4)
    one, other, third, fourth = list_places(round_)
    first, second = round_.pairs.order_by("number")
    kept, _later, _across = part(one, other), part(third, fourth), part(one, third)
    with django_assert_num_queries(1):
        assert [each.group for each in list_planned_apart(round_)] == [first.pk, second.pk]
    withdraw_application(third, by=None, now=OPENED)
    assert list_planned_apart(round_) == [say(first.pk, kept, one, other)]
    first.members.update(left_at=OPENED)
    assert list_planned_apart(round_) == []


def test_partners_who_met_already_or_are_planned_elsewhere_are_not_planned_here() -> None:
    round_ = make_closed_round(2)
    one, other = list_places(round_)
    part(one, other)
    pair = make_pair(one, other)
    assert list_planned_apart(round_) == []
    pair.state = PairState.PLANNED
    pair.save()
    assert len(list_planned_apart(round_)) == 1
    assert list_planned_apart(make_closed_round(2)) == []


def test_what_another_wishes_about_somebody_is_secret_to_them() -> None:
    round_ = make_closed_round(2)
    one, other = list_places(round_)
    part(one, other, wished_by=one.person)
    (found,) = list_seated_apart(make_run(round_))
    readers = (one.person, other.person, make_person())
    assert [found.is_secret_to(reader) for reader in readers] == [False, True, False]
