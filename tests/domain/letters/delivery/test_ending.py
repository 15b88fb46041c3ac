"""Only who holds the lease may write what became of a letter."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from pairloom.domain.letters.delivery import ending
from pairloom.domain.letters.errors import FencedOff
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW

pytestmark = pytest.mark.django_db
FAR_OFF, LONG_AGO = NOW + timedelta(days=9000), NOW - timedelta(days=9000)

ENDINGS: dict[str, Callable[[Letter], None]] = {
    "sent": lambda letter: ending.end_sent(letter, now=NOW),
    "unsure": lambda letter: ending.end_unsure(letter, fault="dot silent", now=NOW),
    "refused": lambda letter: ending.end_refused(letter, fault="dot 554", is_address_dead=False, now=NOW),
    "invalid": lambda letter: ending.end_malformed(letter, fault="address-wrong", now=NOW),
    "waiting": lambda letter: ending.put_back(letter, fault="dot 451", now=NOW),
}


def make_claimed(state: LetterState = LetterState.CLAIMED) -> Letter:
    return make_letter(state=state, lease_number=3, lease_until=FAR_OFF, attempts=1, handed_at=NOW)


def read_state(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).state


@pytest.mark.parametrize("name", ENDINGS)
def test_an_ending_is_written_by_who_holds_the_lease(name: str) -> None:
    letter = make_claimed(LetterState.HANDED)
    ENDINGS[name](letter)
    assert read_state(letter) == name


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("state", [LetterState.CLAIMED, LetterState.HANDED])
def test_who_lost_the_lease_to_another_changes_nothing(name: str, state: LetterState) -> None:
    letter = make_claimed(state)
    Letter.objects.filter(pk=letter.pk).update(lease_number=4)
    ENDINGS[name](letter)
    assert read_state(letter) == state


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("state", [LetterState.CANCELLED, LetterState.SENT, LetterState.DROPPED])
def test_an_ended_letter_stays_as_it_is(name: str, state: LetterState) -> None:
    letter = make_claimed(state)
    ENDINGS[name](letter)
    assert read_state(letter) == state


@pytest.mark.parametrize(
    "change",
    [{"lease_number": 4}, {"lease_until": LONG_AGO}, {"state": LetterState.CANCELLED}, {"state": LetterState.WAITING}],
)
def test_the_mark_is_refused_to_who_may_not_send(change: dict[str, object]) -> None:
    letter = make_claimed()
    Letter.objects.filter(pk=letter.pk).update(**change)
    with pytest.raises(FencedOff):
        ending.mark_handed(letter, now=NOW)


def test_a_letter_given_back_untried_keeps_its_turn_and_its_tries() -> None:
    letter = make_claimed(LetterState.HANDED)
    letter.handed_at = None
    ending.release_untried(letter, fault="connect cut")
    stored = Letter.objects.get(pk=letter.pk)
    assert (stored.state, stored.attempts, stored.due_at, stored.handed_at, stored.fault) == (
        *(LetterState.WAITING, 0, NOW, None, "connect cut"),
    )
