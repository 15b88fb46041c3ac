"""Resolve letters of which nobody knows whether they arrived: by evidence, or by an organiser's press."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.rules.moves import check_press
from pairloom.domain.letters.rules.unsure import resolve_by_evidence
from pairloom.domain.letters.services.holding import lock_letter
from pairloom.domain.letters.states import LetterState, WhenUnsure
from pairloom.domain.people.models import Person

RESOLVABLE = frozenset({LetterState.UNSURE})


@transaction.atomic
def resolve_unsure(letter: Letter, *, arrived: bool, by: Person | None, now: datetime) -> None:
    """Resolve an unsure letter by an organiser's press: it arrived, or goes again with a line that excuses a double."""
    letter = lock_letter(letter)
    check_press(state=LetterState(letter.state), allowed=RESOLVABLE, wanted="resolved")
    _settle(letter, state=LetterState.SENT if arrived else LetterState.WAITING, resolved_by="press", now=now)
    write_journal("letter.resolved", about=letter, by=by, at=now, arrived=arrived)


@transaction.atomic
def record_evidence(letter_id: int, *, arrived: bool, now: datetime, source: str) -> bool:
    """Resolve an unsure letter by evidence, such as a bounce, a reply or the relay's own log; otherwise do nothing.

    `arrived` means that the relay took it: a bounce and a reply both prove that. Evidence that it did not arrive sends
    it again where its kind allows that. Returns whether the letter was resolved.
    """
    letter = Letter.objects.select_for_update().filter(pk=letter_id, state=LetterState.UNSURE).first()
    if letter is None:
        return False
    kind = KINDS.get(letter.kind)
    state = resolve_by_evidence(WhenUnsure.ASK if kind is None else kind.when_unsure, arrived=arrived)
    if state is None:
        return False
    _settle(letter, state=state, resolved_by=source[:30], now=now)
    write_journal("letter.resolved", about=letter, at=now, arrived=arrived, source=source)
    return True


def _settle(letter: Letter, *, state: LetterState, resolved_by: str, now: datetime) -> None:
    letter.state, letter.resolved_by = state, resolved_by
    if state == LetterState.SENT:
        letter.sent_at = letter.ended_at = now
        if letter.kind in KINDS and KINDS[letter.kind].is_secret:
            letter.text = letter.html = ""
    else:
        letter.attempts, letter.due_at = 0, now
    letter.save(update_fields=["state", "resolved_by", "sent_at", "ended_at", "attempts", "due_at", "text", "html"])
