"""Tests of what partners propose, side by side."""

import pytest
from django.utils.translation import override

from pairloom.domain.pairs.models import Pair
from pairloom.domain.pairs.queries import PairStanding, pairs_of
from pairloom.domain.pairs.services import propose_agreement
from pairloom.doors.desk.partners.agreements import AgreementRow, is_anything_said, list_rows
from tests.domain.pairs.scenes import OPENED
from tests.doors.desk.partners.meeting import find_day, list_people, make_meeting

pytestmark = pytest.mark.django_db


def stand(pair: Pair) -> PairStanding:
    """Stand where the first of a pair stands."""
    return pairs_of(list_people(pair)[0], now=find_day(pair.round))[0]


def test_what_both_say_alike_is_agreed_and_all_else_stands_side_by_side() -> None:
    pair = make_meeting()
    assert not is_anything_said(stand(pair))
    first, second = pair.members.order_by("pk")
    propose_agreement(first, rhythm="weekly", channel="video", version=0, now=OPENED)
    propose_agreement(second, rhythm="weekly", words="Tuesdays?", version=0, now=OPENED)
    with override("en"):
        rhythm, channel, away, words = list_rows(stand(pair))
    assert rhythm == AgreementRow("How often", "every week", [("You", "every week"), ("Wanjiru Kamau", "every week")])
    assert (channel.agreed, channel.said) == ("", [("You", "by video call"), ("Wanjiru Kamau", "")])
    assert (away.agreed, away.said) == ("", [("You", ""), ("Wanjiru Kamau", "")])
    assert words.said[1] == ("Wanjiru Kamau", "Tuesdays?")
    assert is_anything_said(stand(pair))


def test_where_nobody_has_said_anything_nothing_is_agreed() -> None:
    assert {row.agreed for row in list_rows(stand(make_meeting()))} == {""}
