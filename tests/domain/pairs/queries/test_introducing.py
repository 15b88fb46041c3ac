"""What introductions would do, read in a fixed number of queries."""

from datetime import timedelta
from typing import Any

import pytest

from pairloom.domain.applications.services import stand_by, withdraw_application
from pairloom.domain.pairs.queries import confirmed_run
from pairloom.domain.pairs.queries.introducing import (
    introductions_due,
    pairs_called_off,
    read_coming,
    read_coming_key,
)
from pairloom.domain.pairs.rules.introducing import Fate
from pairloom.domain.pairs.services import confirm_match, keep_apart
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import give_consent, withdraw_consent
from pairloom.domain.people.states import Consent
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import cancel_round
from tests.domain.pairs.introductions import find_day, list_places, make_confirmed_round
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED

pytestmark = pytest.mark.django_db


def test_pairs_are_read_with_who_is_here_and_who_has_none() -> None:
    round_ = make_confirmed_round(5)
    one, other, third, fourth, last = list_places(round_)
    withdraw_application(one, by=None, now=OPENED)

    coming = read_coming(round_)

    assert [(each.fate, [mate.application for mate in each.here]) for each in coming.pairs] == [
        (Fate.ALONE, [other]),
        (Fate.MEET, [third, fourth]),
    ]
    assert [member.application for member in coming.pairs[0].gone] == [one]
    assert [(each.application, each.why, each.is_left_alone) for each in coming.unpartnered] == [
        (other, "", True),
        (last, "odd-one-out", False),
    ]


def test_who_was_set_aside_is_told_the_reason_of_the_newest_run_with_a_seat() -> None:
    round_ = make_closed_round(3)
    *pair, last = list_places(round_)
    make_run(round_, [pair])
    stand_by(last, by=None, now=OPENED)
    confirm_match(make_run(round_, [pair]), by=None, now=OPENED)
    assert [(each.application, each.why) for each in read_coming(round_).unpartnered] == [(last, "odd-one-out")]


def test_planned_partners_who_are_kept_apart_are_read_as_people_without_a_partner() -> None:
    round_ = make_confirmed_round(5, [[0, 1], [2, 3, 4]])
    one, other, *trio = list_places(round_)
    for two in ((one, other), (trio[0], trio[1])):
        keep_apart(two[0].person, two[1].person, wished_by=two[1].person, by=None, now=OPENED)

    coming = read_coming(round_)

    assert [(each.fate, [mate.application for mate in each.here]) for each in coming.pairs] == [
        (Fate.NOBODY, []),
        (Fate.MEET, trio[1:]),
    ]
    assert [[mate.application for mate in each.apart] for each in coming.pairs] == [[one, other], [trio[0]]]
    assert [[member.application for member in each.lost] for each in coming.pairs] == [[one, other], [trio[0]]]
    told = [(each.application, each.why, each.is_left_alone) for each in coming.unpartnered]
    assert told == [(each, "", False) for each in (one, other, trio[0])]


@pytest.mark.parametrize("left", [{"is_active": False}, {"leaving_at": OPENED}])
def test_who_closed_the_account_or_asked_to_be_forgotten_is_not_here(left: dict[str, Any]) -> None:
    round_ = make_confirmed_round(2)
    one, other = list_places(round_)
    Person.objects.filter(pk=one.person_id).update(**left)
    coming = read_coming(round_)
    assert ([pair.fate for pair in coming.pairs], [each.application for each in coming.unpartnered]) == (
        [Fate.ALONE],
        [other],
    )


def test_the_word_changes_with_everything_that_letters_depend_on() -> None:
    round_ = make_confirmed_round(5)
    one, other, third, fourth, last = list_places(round_)
    words = [read_coming_key(round_)]
    Person.objects.filter(pk=one.person_id).update(language="fr")
    words.append(read_coming_key(round_))
    Person.objects.filter(pk=last.person_id).update(email="new@example.org")
    words.append(read_coming_key(round_))
    other.version += 1
    other.save()
    words.append(read_coming_key(round_))
    withdraw_application(one, by=None, now=OPENED)
    words.append(read_coming_key(round_))
    keep_apart(third.person, fourth.person, wished_by=None, by=None, now=OPENED)
    words.append(read_coming_key(round_))
    assert len(set(words)) == len(words)
    assert read_coming_key(round_) == words[-1]


def test_who_took_the_consent_to_share_back_is_known() -> None:
    round_ = make_confirmed_round(4)
    one, other, *_others = list_places(round_)
    for application in (one, other):
        give_consent(application.person, kind=Consent.SHARE_WITH_PARTNER, text_version="1", now=OPENED)
    withdraw_consent(one.person, kind=Consent.SHARE_WITH_PARTNER, now=OPENED)
    pair = read_coming(round_).pairs[0]
    assert [(mate.application, mate.shares) for mate in pair.here] == [(one, False), (other, True)]


@pytest.mark.parametrize("people", [3, 7])
def test_the_number_of_queries_does_not_grow(people: int, django_assert_num_queries: Any) -> None:
    round_ = make_confirmed_round(people)
    with django_assert_num_queries(10):
        read_coming(round_)


def test_days_that_have_come_are_listed_until_they_are_done() -> None:
    round_ = make_confirmed_round(2)
    day = find_day(round_)
    assert introductions_due(day - timedelta(seconds=1)) == []
    assert [entry.round for entry in introductions_due(day)] == [round_]
    cancel_round(round_, now=OPENED)
    assert introductions_due(day) == []
    assert [pair.round for pair in pairs_called_off()] == [round_]


def test_a_round_without_a_confirmed_match_has_none() -> None:
    assert confirmed_run(make_closed_round()) is None
    round_ = make_confirmed_round(2)
    assert confirmed_run(Round.objects.get(pk=round_.pk)) == round_.match_runs.get()
