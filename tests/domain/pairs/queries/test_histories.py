"""Who must not meet again."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.pairs.models import KeptApart, Member
from pairloom.domain.pairs.queries import earlier_partners, histories, kept_apart
from pairloom.domain.pairs.states import PairState
from tests.domain.pairs.matches import accept, list_answers, make_pair
from tests.domain.pairs.scenes import OPENED, make_open_round


def test_partners_of_all_rounds_are_found_in_one_query(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one, two, three, four = accept(make_open_round(), list_answers(4))
    make_pair(one, two)
    again = accept(make_open_round(), list_answers(2))
    make_pair(*again)
    people = [each.person_id for each in (one, two, three, four, *again)]
    with django_assert_num_queries(1):
        assert earlier_partners(people) == {tuple(people[:2]), tuple(people[4:])}


def test_three_who_met_are_three_couples_also_when_one_left(db: None) -> None:
    group = accept(make_open_round(), list_answers(3))
    make_pair(*group)
    Member.objects.filter(application=group[0]).update(left_at=OPENED)
    one, two, three = (each.person_id for each in group)
    assert earlier_partners([three, two, one]) == {(one, two), (one, three), (two, three)}
    assert earlier_partners([one, two]) == {(one, two)}


def test_a_pair_that_was_never_introduced_may_meet_later(db: None) -> None:
    group = accept(make_open_round(), list_answers(2))
    make_pair(*group, state=PairState.PLANNED, introduced_at=None)
    assert earlier_partners([each.person_id for each in group]) == set()


def test_people_are_kept_apart_until_it_is_lifted(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histories, "AT_ONCE", 2)
    one, two, three = sorted(each.person_id for each in accept(make_open_round(), list_answers(3)))
    KeptApart.objects.create(one_id=one, other_id=three, made_at=OPENED)
    KeptApart.objects.create(one_id=one, other_id=two, made_at=OPENED, lifted_at=OPENED)
    assert kept_apart([one, two, three]) == {(one, three)}
    assert kept_apart([one, two]) == set()
