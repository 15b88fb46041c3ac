"""Tests of which planned groups have lost somebody."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.states import PairState
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.scenes import OPENED

pytestmark = pytest.mark.django_db


def test_groups_that_somebody_left_are_listed_with_who_is_still_there(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    round_ = make_closed_round(9)
    people = list(Application.objects.filter(round=round_).select_related("round", "person").order_by("pk"))
    groups = [people[:2], people[2:4], people[4:7], people[7:9]]
    for group in groups:
        make_pair(*group, state=PairState.PLANNED, introduced_at=None)
    gone = [people[0], people[4]]
    Application.objects.filter(pk__in=[one.pk for one in gone]).update(state=ApplicationState.WITHDRAWN)
    round_.pairs.get(number=4).members.update(left_at=OPENED)
    with django_assert_num_queries(2):
        found = queries.list_shrunk(round_)
        names = [[member.person.name for member in each.gone] for each in found]
    assert names == [[people[0].person.name], [people[4].person.name], [one.person.name for one in people[7:9]]]
    assert [(each.number, len(each.here), each.is_alone) for each in found] == [
        (1, 1, True),
        (3, 2, False),
        (4, 0, False),
    ]


def test_a_pair_that_meets_already_is_not_planned() -> None:
    round_ = make_closed_round(2)
    people = list(Application.objects.filter(round=round_).select_related("round", "person"))
    make_pair(*people)
    Application.objects.update(state=ApplicationState.WITHDRAWN)
    assert queries.list_shrunk(round_) == []


def test_pairs_that_were_closed_instead_of_being_introduced_are_counted() -> None:
    round_ = make_closed_round(6)
    people = list(Application.objects.filter(round=round_).select_related("round", "person").order_by("pk"))
    make_pair(*people[:2], state=PairState.CLOSED, introduced_at=None)
    make_pair(*people[2:4], state=PairState.CLOSED)
    make_pair(*people[4:], state=PairState.PLANNED, introduced_at=None)
    assert queries.count_not_introduced(round_) == 1
