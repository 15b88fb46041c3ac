"""Letters of workers that did not come back are found again."""

from datetime import timedelta

import pytest

from pairloom.domain.letters.delivery import recover_leases
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW

pytestmark = pytest.mark.django_db
LONG_AGO = NOW - timedelta(days=9000)


@pytest.mark.parametrize(
    ("state", "attempts", "after", "due_in"),
    [
        (LetterState.CLAIMED, 1, LetterState.WAITING, timedelta()),
        (LetterState.CLAIMED, 2, LetterState.WAITING, timedelta(minutes=1)),
        (LetterState.CLAIMED, 4, LetterState.WAITING, timedelta(minutes=15)),
        (LetterState.CLAIMED, 99, LetterState.GAVE_UP, timedelta()),
        (LetterState.HANDED, 1, LetterState.UNSURE, timedelta(minutes=10)),
    ],
)
def test_a_lost_letter_waits_again_or_is_unsure(
    state: LetterState, attempts: int, after: LetterState, due_in: timedelta
) -> None:
    letter = make_letter(state=state, attempts=attempts, lease_number=1, lease_until=LONG_AGO)
    assert [recover_leases(now=NOW), recover_leases(now=NOW)] == [1, 0]
    letter.refresh_from_db()
    assert (letter.state, letter.due_at, letter.fault) == (after, NOW + due_in, "worker-ended")


def test_a_letter_whose_worker_is_alive_is_left_alone() -> None:
    make_letter(state=LetterState.HANDED, lease_until=NOW + timedelta(days=9000))
    assert recover_leases(now=NOW) == 0
    assert Letter.objects.get().state == LetterState.HANDED


def test_only_codes_are_dropped_when_nobody_knows_for_long() -> None:
    for kind in ("sign-in-code", "welcome"):
        make_letter(kind=kind, state=LetterState.UNSURE, due_at=NOW)
    recover_leases(now=NOW)
    states = dict(Letter.objects.values_list("kind", "state"))
    assert states == {"sign-in-code": LetterState.DROPPED, "welcome": LetterState.UNSURE}
