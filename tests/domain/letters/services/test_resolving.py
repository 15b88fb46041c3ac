"""Letters of which nobody knows whether they arrived are resolved by evidence or by a press."""

import pytest

from pairloom.domain.core.errors import Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.services import record_evidence, resolve_unsure
from pairloom.domain.letters.states import LetterState, WhenUnsure
from tests.domain.letters.outbox import make_letter
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def find_kind_with(when_unsure: WhenUnsure) -> str:
    return next(kind.name for kind in KINDS.values() if kind.when_unsure == when_unsure)


@pytest.mark.parametrize(("arrived", "state"), [(True, LetterState.SENT), (False, LetterState.WAITING)])
def test_a_press_resolves_an_unsure_letter_once(arrived: bool, state: LetterState) -> None:
    organiser = make_person()
    letter = make_letter(state=LetterState.UNSURE, handed_at=NOW, attempts=3)
    resolve_unsure(letter, arrived=arrived, by=organiser, now=NOW)
    letter.refresh_from_db()
    assert (letter.state, letter.resolved_by, letter.handed_at) == (state, "press", NOW)
    entry = JournalEntry.objects.get()
    assert (entry.act, entry.by, entry.details) == ("letter.resolved", organiser, {"arrived": arrived})
    with pytest.raises(Refused):
        resolve_unsure(letter, arrived=arrived, by=organiser, now=NOW)


@pytest.mark.parametrize(
    ("when_unsure", "arrived", "state"),
    [
        (WhenUnsure.DROP, True, LetterState.SENT),
        (WhenUnsure.DROP, False, LetterState.UNSURE),
        (WhenUnsure.ASK, False, LetterState.UNSURE),
        (WhenUnsure.ASK, True, LetterState.SENT),
    ],
)
def test_evidence_resolves_what_its_kind_allows(when_unsure: WhenUnsure, arrived: bool, state: LetterState) -> None:
    kind = find_kind_with(when_unsure) if any(k.when_unsure == when_unsure for k in KINDS.values()) else "gone"
    letter = make_letter(kind=kind, state=LetterState.UNSURE, handed_at=NOW)
    resolved = record_evidence(letter.pk, arrived=arrived, now=NOW, source="imap-bounced")
    letter.refresh_from_db()
    assert (letter.state, resolved) == (state, state != LetterState.UNSURE)


def test_evidence_that_it_did_not_arrive_sends_a_letter_again() -> None:
    kind = find_kind_with(WhenUnsure.AGAIN_WITH_EVIDENCE)
    letter = make_letter(kind=kind, state=LetterState.UNSURE, handed_at=NOW, attempts=3)
    assert record_evidence(letter.pk, arrived=False, now=NOW, source="relay-log")
    letter.refresh_from_db()
    assert (letter.state, letter.resolved_by, letter.attempts) == (LetterState.WAITING, "relay-log", 0)


@pytest.mark.parametrize("state", [state for state in LetterState if state != LetterState.UNSURE])
def test_evidence_about_any_other_letter_changes_nothing(state: LetterState) -> None:
    letter = make_letter(state=state)
    assert not record_evidence(letter.pk, arrived=True, now=NOW, source="reply")
    letter.refresh_from_db()
    assert letter.state == state
    assert not JournalEntry.objects.exists()


def test_evidence_about_a_letter_that_is_gone_changes_nothing() -> None:
    assert not record_evidence(123456, arrived=True, now=NOW, source="reply")
