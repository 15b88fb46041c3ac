"""What partners may read about somebody, and what people read about themselves."""

from dataclasses import replace
from typing import Any

import pytest

from pairloom.domain.pairs.queries import show_to_oneself, show_to_partners
from pairloom.domain.pairs.queries.standing import Mate, read_mates
from tests.domain.pairs.introductions import AMINA
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.scenes import answer

pytestmark = pytest.mark.django_db


def make_mate(*, may_share: bool = True, **answers: Any) -> Mate:
    round_ = make_closed_round([{**AMINA, **answers}, answer("KE")])
    pair = make_pair(*round_.applications.select_related("round", "person").order_by("pk"))
    return replace(read_mates(pair.members.order_by("pk"))[0], may_share=may_share)


def test_partners_see_what_was_agreed_and_no_wish() -> None:
    side = show_to_partners(make_mate())
    assert (side.shares, side.country, side.zone, side.address) == (True, "SN", "Africa/Dakar", side.address)
    assert side.address.endswith("@example.org")
    assert set(side.answers) & {"wish_sector", "zone", "share", "earlier"} == set()
    assert side.answers["learn"] == AMINA["learn"]


@pytest.mark.parametrize(("answers", "may_share"), [({"share": ""}, True), ({}, False)])
def test_without_consent_partners_see_the_country_alone(answers: dict[str, Any], may_share: bool) -> None:
    side = show_to_partners(make_mate(**answers, may_share=may_share))
    assert (side.name, side.address, side.zone, side.answers, side.country) == ("", "", "", {}, "SN")
    assert not side.shares


def test_people_read_all_about_themselves() -> None:
    side = show_to_oneself(make_mate(share=""))
    assert (side.shares, side.answers["wish_sector"], bool(side.name and side.address)) == (False, "different", True)


@pytest.mark.parametrize(("answers", "is_sure"), [({}, True), ({"country": "CA"}, False)])
def test_a_clock_is_sure_when_it_was_told_or_the_country_has_but_one(answers: dict[str, Any], is_sure: bool) -> None:
    assert show_to_oneself(make_mate(**answers)).is_zone_sure is is_sure
    assert show_to_oneself(make_mate(**answers, zone="America/Toronto")).is_zone_sure
