"""Tests of the count of people who are introduced by country alone."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.pairs.queries.hidden import count_hidden
from pairloom.domain.people.services import give_consent, withdraw_consent
from pairloom.domain.people.states import Consent
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED, answer

pytestmark = pytest.mark.django_db


def test_who_never_agreed_and_who_took_it_back_are_counted_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    answers = [answer("SE"), answer("KE", share=""), answer("FR", share="1"), answer("PE", share="1"), answer("EG")]
    round_ = make_closed_round(answers)
    people = list(round_.applications.order_by("pk"))
    run = make_run(round_, [people[:2], people[2:4]])
    with django_assert_num_queries(1):
        assert count_hidden(run) == 2
    give_consent(people[2].person, kind=Consent.SHARE_WITH_PARTNER, text_version="1", now=OPENED)
    assert count_hidden(run) == 2
    withdraw_consent(people[2].person, kind=Consent.SHARE_WITH_PARTNER, now=OPENED)
    assert count_hidden(run) == 3
