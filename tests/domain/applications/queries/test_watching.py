"""Tests of what is watched while people apply: countries near their places, missing ones, totals for everybody."""

from decimal import Decimal

import pytest

from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.queries import (
    Fullness,
    PublicTotals,
    count_open_doubts,
    count_reasons,
    countries_before,
    list_missing,
    public_totals,
    watch_round,
)
from pairloom.domain.applications.states import Why
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import make_round
from tests.domain.applications.intake import make_application, open_round
from tests.makers import NOW

pytestmark = pytest.mark.django_db


def fill(round_: Round, **people: int) -> None:
    for country, count in people.items():
        for _ in range(count):
            make_application(round_, country=country)


def test_a_country_is_nearly_full_from_four_fifths_of_its_places_on() -> None:
    round_ = open_round()
    fill(round_, SE=20, KE=11, PE=8, PH=7, FR=9)
    watched = watch_round(round_)
    assert watched.places.most == 11
    assert [watched.places.judge(count) for count in (8, 9, 10, 11, 12)] == [
        Fullness.FREE,
        Fullness.NEAR,
        Fullness.NEAR,
        Fullness.FULL,
        Fullness.FULL,
    ]
    assert ([one.country for one in watched.near], watched.waiting) == (["SE", "KE", "FR"], [("SE", 9)])


def test_where_few_apply_or_the_program_has_no_limit_nobody_is_near_it() -> None:
    few = open_round()
    fill(few, SE=49)
    free = open_round()
    free.program.cap_share = Decimal(1)
    fill(free, SE=60)
    assert [(one.places.most, one.near) for one in (watch_round(few), watch_round(free))] == [(None, [])] * 2


def test_countries_of_earlier_rounds_are_missed_until_somebody_applies() -> None:
    earlier = open_round()
    make_application(earlier, country="KE", state="accepted")
    make_application(earlier, country="PE", state="waiting")
    round_ = make_round(earlier.program, slug="later", name="Later", opens_on=NOW.date(), now=NOW)
    assert countries_before(round_) == {"KE"}
    fill(round_, SE=1)
    assert list_missing(watch_round(round_), {"KE", "SE", "AU"}) == ["AU", "KE"]


def test_the_public_is_told_totals_once_they_point_at_nobody() -> None:
    round_ = open_round()
    fill(round_, SE=18, KE=1)
    make_application(round_, state="withdrawn", country="PE")
    before = public_totals([round_])
    fill(round_, KE=1)
    assert (before, public_totals([round_])) == ({}, {round_.pk: PublicTotals(20, 2)})


def test_reasons_and_open_questions_are_counted() -> None:
    round_ = open_round()
    fill(round_, SE=2)
    application = Application.objects.filter(round=round_).first()
    assert application is not None
    Application.objects.filter(pk=application.pk).update(why=Why.PLACE)
    Doubt.objects.create(application=application, kind="zone-unsure", found_at=NOW)
    Doubt.objects.create(application=application, kind="no-language", found_at=NOW)
    assert (count_reasons(round_), count_open_doubts(round_)) == ({Why.PLACE: 1, Why.NONE: 1}, 1)
