"""Which two people can be kept apart."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.rules.keeping_apart import order_two


def test_two_people_are_named_in_order_whoever_is_named_first() -> None:
    assert (order_two(3, 7), order_two(7, 3)) == ((3, 7), (3, 7))


def test_nobody_is_kept_apart_from_themselves() -> None:
    with pytest.raises(Refused, match=Reason.KEPT_APART_ALONE):
        order_two(3, 3)
