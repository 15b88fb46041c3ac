"""Whoever lost the lease changes nothing, and what became of a letter is written whole."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from pairloom.domain.letters.delivery import ending
from pairloom.domain.letters.errors import FencedOff
from pairloom.domain.letters.models import Letter, Suppression
from pairloom.domain.letters.states import LetterState
from pairloom.domain.people.models import Person
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db

FAR = timedelta(days=9000)


def claimed_letter(**fields: object) -> Letter:
    return make_letter(**{"state": LetterState.CLAIMED, "lease_number": 3, "lease_until": NOW + FAR, **fields})


def state_of(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).state


def test_the_mark_is_written_for_the_holder_of_the_lease() -> None:
    letter = claimed_letter()
    ending.mark_handed(letter, now=NOW)
    assert (state_of(letter), Letter.objects.get(pk=letter.pk).handed_at) == ("handed", NOW)


@pytest.mark.parametrize(
    "change",
    [{"lease_number": 4}, {"lease_until": NOW - FAR}, {"state": LetterState.CANCELLED}, {"state": LetterState.WAITING}],
)
def test_without_the_lease_there_is_no_mark(change: dict[str, object]) -> None:
    letter = claimed_letter()
    Letter.objects.filter(pk=letter.pk).update(**change)
    with pytest.raises(FencedOff):
        ending.mark_handed(letter, now=NOW)
    assert Letter.objects.get(pk=letter.pk).handed_at is None


def test_a_dead_address_is_noted_once_and_its_person_flagged() -> None:
    person = make_person()
    for _ in range(2):
        letter = claimed_letter(person=person, address=person.email)
        ending.end_refused(letter, fault="recipient 550", is_address_dead=True, now=NOW)
        assert state_of(letter) == "refused"
    assert Suppression.objects.count() == 1
    assert Person.objects.get(pk=person.pk).unreachable_since == NOW


def test_a_refusal_of_the_message_leaves_the_address_alone() -> None:
    letter = claimed_letter()
    ending.end_refused(letter, fault="content 554", is_address_dead=False, now=NOW)
    assert (state_of(letter), Suppression.objects.count()) == ("refused", 0)


def test_a_letter_put_back_waits_longer_each_time_until_it_is_given_up() -> None:
    waits = []
    for attempts in (1, 2, 3):
        letter = claimed_letter(attempts=attempts)
        ending.put_back(letter, fault="greylisted", now=NOW)
        letter.refresh_from_db()
        waits.append(letter.due_at - NOW)
    assert waits == sorted(set(waits))
    last = claimed_letter(attempts=60)
    ending.put_back(last, fault="greylisted", now=NOW)
    assert state_of(last) == "gave-up"


def test_a_letter_released_untried_keeps_its_try_and_its_turn() -> None:
    letter = claimed_letter(attempts=1)
    ending.release_untried(letter, fault="no-relay")
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.due_at, letter.fault) == ("waiting", 0, NOW, "no-relay")


def test_a_malformed_letter_is_told_and_stops() -> None:
    letter = claimed_letter()
    ending.end_malformed(letter, fault="address-wrong", now=NOW)
    assert (state_of(letter), Letter.objects.get(pk=letter.pk).ended_at) == ("invalid", NOW)


def test_secrets_are_blanked_but_in_a_demo(settings: Settings) -> None:
    assert ending.blank_secret("sign-in-code") == {"text": "", "html": ""}
    assert ending.blank_secret("welcome") == {}
    settings.MAIL_SENDING = "shown"
    assert ending.blank_secret("sign-in-code") == {}
