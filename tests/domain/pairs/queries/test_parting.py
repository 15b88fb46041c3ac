"""Which pairs that meet have lost somebody, and who was not told of the partner yet."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState
from pairloom.domain.pairs.models import Pair
from pairloom.domain.pairs.queries.parting import find_meeting, list_untold, numbers_of_meeting, pairs_to_part
from pairloom.domain.pairs.queries.sending import PARTED
from pairloom.domain.pairs.services import introduce_round
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.introductions import find_day, list_places, make_confirmed_round
from tests.domain.pairs.scenes import OPENED

pytestmark = pytest.mark.django_db


def introduce(people: int) -> tuple[Round, list[Application]]:
    """Introduce a round of so many people."""
    round_ = make_confirmed_round(people)
    places = list_places(round_)
    introduce_round(round_, now=find_day(round_))
    return round_, places


def test_pairs_of_which_nobody_left_are_not_parted() -> None:
    introduce(4)
    assert list(pairs_to_part()) == []


def test_pairs_that_lost_somebody_in_whatever_way_are_found(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    round_, places = introduce(12)
    Application.objects.filter(pk=places[0].pk).update(state=ApplicationState.WITHDRAWN)
    places[2].person.delete()
    Person.objects.filter(pk=places[4].person_id).update(leaving_at=OPENED)
    Person.objects.filter(pk=places[6].person_id).update(is_active=False)
    with django_assert_num_queries(1):
        found = list(pairs_to_part())
    assert [pair.number for pair in found] == [1, 2, 3, 4]
    Round.objects.filter(pk=round_.pk).update(state=RoundState.ENDED)
    assert list(pairs_to_part()) == []


def test_who_left_a_pair_before_is_not_looked_for_again() -> None:
    _round, (one, *_others) = introduce(2)
    pair = Pair.objects.get()
    Application.objects.filter(pk=one.pk).update(state=ApplicationState.WITHDRAWN)
    pair.members.update(left_at=OPENED)
    Pair.objects.update(state="closed")
    assert (list(pairs_to_part()), find_meeting(pair.pk), numbers_of_meeting(one)) == ([], None, [])


def test_a_pair_is_found_by_its_row_and_by_who_is_in_it(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    _round, (one, other, *_others) = introduce(4)
    (number,) = numbers_of_meeting(one)
    with django_assert_num_queries(2):
        pair = find_meeting(number)
        assert pair is not None
        assert [member.person for member in pair.members.all()] == [one.person, other.person]


def test_only_whose_newest_introduction_was_stopped_is_untold() -> None:
    _round, (one, other, *_others) = introduce(4)
    pair = Pair.objects.get(number=1)
    letters = Letter.objects.filter(about=f"pair:{pair.pk}")
    assert list_untold(pair) == set()
    letters.update(state=LetterState.CANCELLED, fault=PARTED)
    assert list_untold(pair) == {one.person_id, other.person_id}
    again = letters.get(person=one.person_id)
    again.pk, again.key, again.state, again.fault = None, "again", LetterState.SENT, ""
    again.save()
    assert list_untold(pair) == {other.person_id}
