"""Tests of the pairs of a person: what partners share, hours, and what nobody may see yet."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import Pair
from pairloom.domain.pairs.queries import PairStanding, pair_in, pairs_of, partners_met
from pairloom.domain.pairs.states import PairState
from pairloom.domain.people.services import give_consent, withdraw_consent
from pairloom.domain.people.states import Consent
from tests.domain.pairs.matches import make_closed_round, make_pair
from tests.domain.pairs.scenes import OPENED, answer

pytestmark = pytest.mark.django_db

AT_NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
SHARED: dict[str, Any] = {
    "share": "1",
    "city": "Nyeri",
    "earlier": {"took_part": False, "partners": ""},
    "about": "I like maps.",
}


def make_two(**others: Any) -> tuple[Application, Application]:
    """Make a Swede and a Kenyan who meet; the Kenyan answered something more."""
    round_ = make_closed_round([answer("SE"), answer("KE", **others)])
    one, other = round_.applications.order_by("pk")
    make_pair(one, other)
    return one, other


def stand(application: Application) -> PairStanding:
    """Read the newest pair of somebody."""
    return pairs_of(application.person, now=AT_NOON)[0]


def test_a_partner_who_agreed_is_seen_with_what_the_form_shares_and_nothing_else() -> None:
    one, other = make_two(**SHARED)
    partner = stand(one).partners[0]
    assert (partner.name, partner.address, partner.zone) == (other.name, other.person.email, "Africa/Nairobi")
    assert partner.shared == {"country": "KE", "languages": {"en": "good"}, "city": "Nyeri", "about": "I like maps."}


def test_a_consent_that_was_taken_back_hides_what_it_had_shown() -> None:
    one, other = make_two(**SHARED)
    give_consent(other.person, kind=Consent.SHARE_WITH_PARTNER, text_version="1", now=OPENED)
    assert stand(one).partners[0].shares
    withdraw_consent(other.person, kind=Consent.SHARE_WITH_PARTNER, now=AT_NOON)
    partner = stand(one).partners[0]
    assert (partner.name, partner.address, partner.shared, stand(one).today) == ("", "", {}, ())


def test_without_the_consent_there_is_no_name_no_address_and_no_answer() -> None:
    one, _other = make_two(city="Nyeri")
    partner = stand(one).partners[0]
    assert (partner.shares, partner.name, partner.address, partner.shared) == (False, "", "", {})


@pytest.mark.parametrize("state", list(PairState))
def test_a_pair_that_is_only_planned_does_not_exist_for_its_people(state: PairState) -> None:
    one, _other = make_two()
    Pair.objects.update(state=state)
    assert len(pairs_of(one.person, now=AT_NOON)) == (0 if state is PairState.PLANNED else 1)
    Pair.objects.update(introduced_at=None)
    assert pairs_of(one.person, now=AT_NOON) == []
    assert partners_met(one.person) == {}


def test_the_hours_of_today_and_of_the_week_are_those_when_both_are_up() -> None:
    one, _other = make_two(**SHARED)
    standing = stand(one)
    begins, ends = standing.today[0].begins, standing.today[0].ends
    assert (begins.hour, ends.hour, len(standing.week), standing.writes_letters) == (6, 17, 1, False)


def test_a_pair_without_common_hours_writes_letters() -> None:
    round_ = make_closed_round([answer("PE"), answer("ID")])
    pair = make_pair(*round_.applications.order_by("pk"))
    person = pair.members.all()[0].person
    assert pairs_of(person, now=AT_NOON)[0].writes_letters


def test_who_has_left_a_trio_is_told_apart_and_the_other_two_go_on() -> None:
    round_ = make_closed_round([answer(country, share="1") for country in ("SE", "KE", "PE")])
    people = list(round_.applications.order_by("pk"))
    pair = make_pair(*people)
    pair.members.filter(application=people[1]).update(left_at=OPENED)
    standing, left = stand(people[0]), stand(people[1])
    assert [mate.application.country for mate in standing.partners] == ["PE"]
    assert [mate.application.country for mate in standing.gone] == ["KE"]
    assert (standing.is_meeting, left.is_meeting) == (True, False)


def test_a_new_pair_in_a_round_stands_before_one_that_was_left() -> None:
    round_ = make_closed_round([answer(country) for country in ("SE", "KE", "PE")])
    people = list(round_.applications.order_by("pk"))
    first = make_pair(*people[:2])
    first.members.filter(application=people[0]).update(left_at=OPENED)
    second = make_pair(people[0], people[2])
    found = pair_in(people[0].person, round_, now=AT_NOON)
    assert found is not None
    assert found.pair == second
    second.members.update(left_at=OPENED)
    assert pair_in(people[2].person, make_closed_round(0), now=AT_NOON) is None


def test_earlier_partners_are_told_by_country_once_each() -> None:
    round_ = make_closed_round([answer(country) for country in ("SE", "KE", "KE", "PE")])
    people = list(round_.applications.order_by("pk"))
    make_pair(*people[:3])
    assert partners_met(people[0].person) == {round_.pk: ["KE"]}
    assert partners_met(people[3].person) == {}


def test_however_many_pairs_there_are_they_are_read_by_the_same_number_of_queries() -> None:
    one, _other = make_two(**SHARED)

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            for standing in pairs_of(one.person, now=AT_NOON + timedelta(hours=1)):
                assert [mate.agreement for mate in standing.partners] == [None]
                assert list(standing.round.calendar.all())
        return len(asked)

    few = count()
    for _number in range(2):
        other_round = make_closed_round([answer("SE"), answer("KE", **SHARED)])
        first, second = other_round.applications.order_by("pk")
        Application.objects.filter(pk=first.pk).update(person=one.person)
        first.refresh_from_db()
        make_pair(first, second)
    assert (few, count()) == (4, 4)
