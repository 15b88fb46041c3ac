"""What an organiser's press does to one letter, or to all sending."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.models import Letter, Relay
from pairloom.domain.letters.queries.due import RELAY
from pairloom.domain.letters.rules.moves import check_press
from pairloom.domain.letters.services.cancelling import cancel_matching
from pairloom.domain.letters.services.suppressing import allow_address
from pairloom.domain.letters.states import Block, LetterState
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import mark_reachable

HOLDABLE = frozenset({LetterState.WAITING})
RELEASABLE = frozenset({LetterState.HELD})
RETRIABLE = frozenset({LetterState.GAVE_UP, LetterState.REFUSED, LetterState.INVALID})


def lock_letter(letter: Letter) -> Letter:
    """Lock the row of a letter and read it anew."""
    return Letter.objects.select_for_update().get(pk=letter.pk)


@transaction.atomic
def hold_letter(letter: Letter, *, by: Person | None, now: datetime) -> None:
    """Hold a letter that waits, until somebody releases it."""
    letter = lock_letter(letter)
    check_press(state=LetterState(letter.state), allowed=HOLDABLE, wanted=LetterState.HELD)
    letter.state = LetterState.HELD
    letter.save(update_fields=["state"])
    write_journal("letter.held", about=letter, by=by, at=now)


@transaction.atomic
def release_letter(letter: Letter, *, by: Person | None, now: datetime) -> None:
    """Release a letter that is held; it goes when its time has come."""
    letter = lock_letter(letter)
    check_press(state=LetterState(letter.state), allowed=RELEASABLE, wanted=LetterState.WAITING)
    letter.state = LetterState.WAITING
    letter.save(update_fields=["state"])
    write_journal("letter.released", about=letter, by=by, at=now)


@transaction.atomic
def retry_letter(letter: Letter, *, by: Person | None, now: datetime) -> None:
    """Try a letter again that was given up, refused or malformed; an address that was dead gets another chance.

    Refused when its text was a secret, which is gone.
    """
    letter = lock_letter(letter)
    check_press(state=LetterState(letter.state), allowed=RETRIABLE, wanted=LetterState.WAITING)
    if not letter.text:
        raise Refused(Reason.LETTER_INVALID, letter=letter.pk)
    if letter.state == LetterState.REFUSED:
        allow_address(letter.address, block=Block.BOUNCED, by=by, now=now)
        if letter.person is not None:
            mark_reachable(letter.person, now=now)
    letter.state, letter.attempts, letter.due_at = LetterState.WAITING, 0, now
    letter.ended_at, letter.fault = None, ""
    letter.save(update_fields=["state", "attempts", "due_at", "ended_at", "fault"])
    write_journal("letter.retried", about=letter, by=by, at=now)


@transaction.atomic
def cancel_letter(letter: Letter, *, by: Person | None, now: datetime) -> None:
    """Stop one letter for ever, unless it has been handed over."""
    from_press = cancel_matching(Q(pk=letter.pk), now=now, reason="stopped")
    if not from_press:
        raise Refused(Reason.MOVE_NOT_ALLOWED, before=lock_letter(letter).state, after=LetterState.CANCELLED)
    write_journal("letter.cancelled", about=letter, by=by, at=now)


@transaction.atomic
def stop_sending(*, by: Person | None, now: datetime) -> None:
    """Stop all letters; what is on the wire ends, the rest waits. Pressed again it changes nothing."""
    _switch(is_stopped=True, by=by, now=now)


@transaction.atomic
def start_sending(*, by: Person | None, now: datetime) -> None:
    """Let letters go again, and try at once whether the relay takes them."""
    _switch(is_stopped=False, by=by, now=now)


def _switch(*, is_stopped: bool, by: Person | None, now: datetime) -> None:
    relay, _ = Relay.objects.select_for_update().get_or_create(name=RELAY)
    if not is_stopped and relay.broken_since is not None:
        relay.probe_at = now
        relay.save(update_fields=["probe_at"])
    if relay.is_stopped == is_stopped:
        return
    relay.is_stopped = is_stopped
    relay.save(update_fields=["is_stopped"])
    write_journal("relay.stopped" if is_stopped else "relay.started", about="relay:main", by=by, at=now)
