"""Tests of what the own page shows and how it is saved: whole or not at all."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.services import suppress_address
from pairloom.domain.letters.states import Block
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import give_consent, withdraw_consent
from pairloom.domain.people.states import Consent, Level
from pairloom.doors.desk import details
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def test_who_never_said_yes_gets_no_news() -> None:
    assert details.wants_news(make_person(), now=NOW) is False


def test_the_link_that_ends_news_counts_more_than_an_older_yes() -> None:
    person = make_person()
    details.begin_news(person, now=NOW)
    before = details.wants_news(person, now=NOW)
    suppress_address(person.email, block=Block.NO_NEWS, now=NOW)
    assert (before, details.wants_news(person, now=NOW)) == (True, False)


def test_beginning_news_twice_is_one_consent() -> None:
    person = make_person()
    details.begin_news(person, now=NOW)
    details.begin_news(person, now=NOW)
    assert person.consents.count() == 1


def test_one_refused_detail_leaves_all_as_it_was() -> None:
    person = make_person(name="Old", country="SN")
    wishes = {"name": "New", "language": "en", "country": "SN", "time_zone": "Mars/Base"}
    with pytest.raises(Refused) as refused:
        details.save_details(person, wishes, {"fr": Level.GOOD}, now=NOW)
    assert refused.value.reason == Reason.ZONE_UNKNOWN
    assert Person.objects.get(pk=person.pk).name == "Old"


def test_the_form_begins_with_what_is_known() -> None:
    person = make_person(name="Amina", language="fr", country="SN", time_zone="Africa/Dakar")
    expected = {"name": "Amina", "language": "fr", "country": "SN", "time_zone": "Africa/Dakar"}
    assert details.read_details(person) == expected
    assert details.describe_person(person, now=NOW).roles == []


def test_who_took_the_consent_back_does_not_share() -> None:
    person = make_person()
    shares = [details.describe_person(person, now=NOW).shares]
    give_consent(person, kind=Consent.SHARE_WITH_PARTNER, text_version="1", now=NOW)
    shares.append(details.describe_person(person, now=NOW).shares)
    withdraw_consent(person, kind=Consent.SHARE_WITH_PARTNER, now=NOW)
    assert [*shares, details.describe_person(person, now=NOW).shares] == [False, True, False]
