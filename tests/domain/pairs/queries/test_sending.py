"""How far introductions have come."""

from typing import Any

import pytest

from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.queries import read_sending
from pairloom.domain.pairs.services import introduce_round
from tests.domain.pairs.introductions import find_day, make_confirmed_round

pytestmark = pytest.mark.django_db


def test_introductions_are_counted_by_what_became_of_them(django_assert_num_queries: Any) -> None:
    round_ = make_confirmed_round(5)
    before = read_sending(round_)
    introduce_round(round_, now=find_day(round_))
    first, second, *_others = Letter.objects.filter(kind="introduction").order_by("id")
    Letter.objects.filter(pk=first.pk).update(state="sent")
    Letter.objects.filter(pk=second.pk).update(state="refused")

    with django_assert_num_queries(2):
        sending = read_sending(round_)

    assert (before.total, before.mailings, before.held_until) == (0, (), None)
    assert (sending.queued, sending.sent, sending.failed, sending.total) == (3, 1, 1, 5)
    assert [one.kind for one in sending.mailings] == ["introduction", "no-partner"]
    assert sending.held_until == min(one.hold_until for one in sending.mailings)
