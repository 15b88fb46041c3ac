"""Tables of pairs that meet: what the database itself refuses."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import Agreement, Concern, KeptApart, Member, Pair
from pairloom.domain.pairs.states import PAIR_MOVES, ConcernKind, PairState
from pairloom.domain.programs.models import Round
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.scenes import OPENED


def list_pool(round_: Round) -> list[Application]:
    return list(Application.objects.filter(round=round_).select_related("person", "round").order_by("pk"))


def refuse(model: Any, **fields: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**fields)


def test_rows_name_themselves_by_number(db: None) -> None:
    one, other = list_pool(make_closed_round(2))
    pair = make_pair(one, other)
    member = pair.members.all()[0]
    agreement = Agreement.objects.create(member=member, changed_at=OPENED)
    concern = Concern.objects.create(member=member, kind=ConcernKind.SILENT, made_at=OPENED)
    apart = KeptApart.objects.create(one=one.person, other=other.person, made_at=OPENED)
    assert [str(row) for row in (pair, member, agreement, concern, apart)] == [
        "pair 1", f"member {member.pk}", f"agreement {agreement.pk}", f"silent {concern.pk}", f"kept apart {apart.pk}",
    ]  # fmt: skip


def test_a_person_is_in_one_pair_of_a_round_until_they_leave_it(db: None) -> None:
    one, other, third = list_pool(make_closed_round(3))
    first = make_pair(one, other)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_pair(one, third)
    first.members.filter(person=one.person).update(left_at=OPENED)
    assert make_pair(one, third).members.count() == 2


def test_three_people_can_be_a_pair(db: None) -> None:
    assert make_pair(*list_pool(make_closed_round(3))).members.count() == 3


def test_an_absence_ends_after_it_begins(db: None) -> None:
    one, other = list_pool(make_closed_round(2))
    member = make_pair(one, other).members.all()[0]
    away = {"away_from": date(2026, 6, 9), "away_until": date(2026, 6, 2)}
    refuse(Agreement, member=member, changed_at=OPENED, **away)


def test_two_people_are_kept_apart_once_and_in_order(db: None) -> None:
    one, other = (one.person for one in list_pool(make_closed_round(2)))
    refuse(KeptApart, one=other, other=one, made_at=OPENED)
    first = KeptApart.objects.create(one=one, other=other, made_at=OPENED)
    refuse(KeptApart, one=one, other=other, made_at=OPENED)
    first.lifted_at = OPENED
    first.save()
    assert KeptApart.objects.create(one=one, other=other, made_at=OPENED).pk != first.pk


def test_the_number_of_a_pair_is_given_once(db: None) -> None:
    pair = make_pair(*list_pool(make_closed_round(2)))
    refuse(Pair, round=pair.round, number=pair.number, made_at=OPENED)


def test_each_state_of_a_pair_says_where_it_may_go() -> None:
    assert set(PAIR_MOVES) == set(PairState)


def test_members_go_with_their_pair(db: None) -> None:
    make_pair(*list_pool(make_closed_round(2))).delete()
    assert Member.objects.count() == 0
