"""Whose letters were in the way when it was tried last to introduce a round."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.errors import Unwritten
from pairloom.domain.pairs.queries import Trouble, list_troubles
from pairloom.domain.pairs.services import confirm_match, take_back_confirmation
from pairloom.domain.pairs.services.introducing.troubles import MOST, note_unwritten
from tests.domain.pairs.introductions import list_places, make_confirmed_round
from tests.domain.pairs.matches import make_closed_round
from tests.domain.pairs.scenes import OPENED
from tests.makers import make_person

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_what_was_noted_last_counts_and_the_same_is_noted_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    round_, other = make_confirmed_round(), make_confirmed_round()
    one, two, *_others = list_places(round_)
    first = [Unwritten("introduction", each.person_id, "placeholder-missing", "why") for each in (one, two)]
    noted = [note_unwritten(round_, first, now=OPENED + number * MINUTE) for number in range(2)]
    note_unwritten(other, [Unwritten("no-partner", list_places(other)[0].person_id, "x")], now=OPENED)
    with django_assert_num_queries(3):
        troubles = list_troubles(round_)
    assert (noted, troubles) == (
        [True, False],
        [Trouble(each.pk, "introduction", "placeholder-missing", "why") for each in (one, two)],
    )
    assert note_unwritten(round_, first[1:], now=OPENED + 2 * MINUTE)
    assert [each.application for each in list_troubles(round_)] == [two.pk]
    assert JournalEntry.objects.filter(act="introductions.refused", about=f"round:{round_.pk}").count() == 2


def test_only_the_first_of_many_are_noted_and_a_stranger_is_left_out() -> None:
    round_ = make_confirmed_round(MOST + 2)
    letters = [Unwritten("introduction", each.person_id, "unreadable") for each in list_places(round_)]
    note_unwritten(round_, [Unwritten("introduction", make_person().pk, "unreadable"), *letters], now=OPENED)
    assert len(list_troubles(round_)) == MOST - 1


def test_what_was_in_the_way_before_the_match_was_confirmed_again_does_not_count() -> None:
    round_ = make_confirmed_round()
    letters = [Unwritten("introduction", list_places(round_)[0].person_id, "address-wrong")]
    note_unwritten(round_, letters, now=OPENED)
    take_back_confirmation(round_, by=make_person(), now=OPENED + MINUTE)
    assert list_troubles(round_) == []
    confirm_match(round_.match_runs.get(), by=None, now=OPENED + MINUTE)
    assert list_troubles(round_) == []


def test_a_round_that_is_not_matched_has_none() -> None:
    assert list_troubles(make_closed_round()) == []
