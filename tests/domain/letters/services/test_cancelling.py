"""What has ended sends no more letters."""

import pytest

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services import cancel_letters, cancel_letters_of
from pairloom.domain.letters.states import LetterState
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW

pytestmark = pytest.mark.django_db
STOPPED = {LetterState.HELD, LetterState.WAITING, LetterState.CLAIMED}


def test_letters_about_it_that_were_not_handed_over_are_cancelled() -> None:
    letters = {state: make_letter(about="pair:1", state=state) for state in LetterState}
    other = make_letter(about="pair:2")
    assert cancel_letters(about="pair:1", now=NOW, reason="pair-ended") == 3
    after = {state: Letter.objects.get(pk=letter.pk).state for state, letter in letters.items()}
    assert after == {state: LetterState.CANCELLED if state in STOPPED else state for state in LetterState}
    assert Letter.objects.get(pk=other.pk).state == LetterState.WAITING
    cancelled = Letter.objects.get(pk=letters[LetterState.WAITING].pk)
    assert (cancelled.fault, cancelled.ended_at, cancelled.text != "") == ("pair-ended", NOW, True)


def test_cancelling_twice_changes_nothing_and_is_journalled_once() -> None:
    make_letter(about="pair:1")
    assert [cancel_letters(about="pair:1", now=NOW, reason="x") for _ in range(2)] == [1, 0]
    entry = JournalEntry.objects.get()
    assert (entry.act, entry.about, entry.details) == ("letters.cancelled", "pair:1", {"count": 1, "reason": "x"})


def test_a_cancelled_code_is_blanked() -> None:
    letter = make_letter(about="person:1", kind="sign-in-code")
    cancel_letters(about="person:1", now=NOW, reason="signed-in")
    letter.refresh_from_db()
    assert (letter.text, letter.html) == ("", "")


def test_letters_about_nothing_are_never_cancelled_together() -> None:
    make_letter(about="")
    assert cancel_letters(about="", now=NOW, reason="x") == 0
    assert Letter.objects.get().state == LetterState.WAITING


def test_letters_about_many_things_are_cancelled_together_and_noted_once() -> None:
    letters = [make_letter(about=f"pair:{number}") for number in (1, 600, 700)]
    names = [f"pair:{number}" for number in range(1, 650)]
    assert [cancel_letters_of(names, about="round:1", now=NOW, reason="x") for _ in range(2)] == [2, 0]
    states = [Letter.objects.get(pk=letter.pk).state for letter in letters]
    assert states == [LetterState.CANCELLED, LetterState.CANCELLED, LetterState.WAITING]
    assert (JournalEntry.objects.get().about, JournalEntry.objects.get().details["count"]) == ("round:1", 2)
