"""Signed links that expire."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.links import read_link, sign_link
from tests.makers import NOW

DAY = timedelta(days=1)


def test_a_link_gives_back_its_subject_until_it_has_lived_its_time() -> None:
    token = sign_link("confirm", "person:12", now=NOW)
    assert [read_link("confirm", token, now=NOW + age, lives=DAY) for age in (timedelta(), DAY)] == ["person:12"] * 2
    with pytest.raises(Refused, match=Reason.LINK_EXPIRED):
        read_link("confirm", token, now=NOW + DAY + timedelta(seconds=1), lives=DAY)


def test_a_link_made_for_one_purpose_is_broken_for_another() -> None:
    token = sign_link("confirm", "person:12", now=NOW)
    with pytest.raises(Refused, match=Reason.LINK_BROKEN):
        read_link("erase", token, now=NOW, lives=DAY)


@pytest.mark.parametrize("change", [str.upper, lambda token: token[:-1], lambda token: "x" + token, lambda _token: ""])
def test_a_changed_link_is_broken(change: Callable[[str], str]) -> None:
    token = sign_link("confirm", "person:12", now=NOW)
    with pytest.raises(Refused, match=Reason.LINK_BROKEN):
        read_link("confirm", change(token), now=NOW, lives=DAY)


def test_a_link_can_stand_in_an_address_as_it_is() -> None:
    token = sign_link("confirm", "person:12", now=NOW)
    assert set(token) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:")
