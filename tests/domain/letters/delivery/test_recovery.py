"""Letters of workers that did not come back are recovered: nothing is lost, nothing goes twice."""

from datetime import timedelta

import pytest

from pairloom.domain.letters.delivery.recovery import recover_leases
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.states import LetterState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW

pytestmark = pytest.mark.django_db

PAST, FUTURE = NOW - timedelta(days=9000), NOW + timedelta(days=9000)


def look(letter: Letter) -> tuple[str, str]:
    found = Letter.objects.get(pk=letter.pk)
    return found.state, found.fault


def test_a_lease_that_still_runs_is_left_alone() -> None:
    letters = [make_letter(state=state, lease_until=FUTURE) for state in (LetterState.CLAIMED, LetterState.HANDED)]
    assert recover_leases(now=NOW) == 0
    assert [look(letter)[0] for letter in letters] == ["claimed", "handed"]


def test_before_the_mark_a_letter_waits_again_and_after_it_nobody_knows() -> None:
    before = make_letter(state=LetterState.CLAIMED, lease_until=PAST, attempts=1)
    after = make_letter(state=LetterState.HANDED, lease_until=PAST, attempts=1, handed_at=NOW)
    assert recover_leases(now=NOW) == 2
    assert (look(before), look(after)) == (("waiting", "worker-ended"), ("unsure", "worker-ended"))
    assert recover_leases(now=NOW) == 0


def test_a_letter_that_ended_a_worker_twice_waits_before_it_ends_a_third() -> None:
    letter = make_letter(state=LetterState.CLAIMED, lease_until=PAST, attempts=2)
    recover_leases(now=NOW)
    letter.refresh_from_db()
    assert letter.state == "waiting"
    assert letter.due_at > NOW


def test_an_unsure_code_is_dropped_by_its_rule_and_an_unsure_welcome_is_not() -> None:
    code = make_letter(kind="sign-in-code", state=LetterState.UNSURE, due_at=NOW)
    later = make_letter(kind="sign-in-code", state=LetterState.UNSURE, due_at=NOW + timedelta(seconds=1))
    welcome = make_letter(state=LetterState.UNSURE, due_at=NOW)
    recover_leases(now=NOW)
    assert [look(letter)[0] for letter in (code, later, welcome)] == ["dropped", "unsure", "unsure"]
    assert Letter.objects.get(pk=code.pk).resolved_by == "rule"
