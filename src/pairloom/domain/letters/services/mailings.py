"""Mass sendings: held for ten minutes, then slices of 20, 200 and the rest, halted when too much comes back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.catalogue import find_kind
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.letters.queries.mailings import mailings_to_advance, next_held, observe_slice
from pairloom.domain.letters.rules.moves import check_mailing_move
from pairloom.domain.letters.rules.slices import find_halt, is_through, next_size
from pairloom.domain.letters.services.cancelling import cancel_matching
from pairloom.domain.letters.services.opening import open_mailing
from pairloom.domain.letters.services.queueing import Reader, queue, queue_many
from pairloom.domain.letters.states import LetterState, MailingState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program


@transaction.atomic
def start_mailing(
    kind: str,
    *,
    key: str,
    readers: Sequence[Reader],
    now: datetime,
    by: Person | None = None,
    program: Program | None = None,
    about: str = "",
) -> Mailing:
    """Render and queue a letter to each reader, all or none, held for ten minutes; the same key gives the same."""
    mailing, is_new = open_mailing(kind, key=key, program=program, now=now)
    if not is_new:
        return mailing
    _queue_each(kind, mailing, readers, key=key, program=program, about=about, now=now)
    mailing.total = Letter.objects.filter(mailing=mailing).count()
    mailing.save(update_fields=["total"])
    write_journal("mailing.started", about=mailing, by=by, at=now, count=mailing.total)
    return mailing


def _queue_each(
    kind: str, mailing: Mailing, readers: Sequence[Reader], *, key: str, program: Program | None, about: str,
    now: datetime,
) -> None:  # fmt: skip
    """Queue the letters; news one by one, because each holds its own number in the link that ends them."""
    if not find_kind(kind).is_news:
        queue_many(kind, key=key, readers=readers, mailing=mailing, program=program, about=about, now=now)
        return
    for reader in readers:
        queue(
            kind, key=f"{key}:{reader.mark}", values=reader.values, now=now, to=reader.person, address=reader.address,
            language=reader.language, program=program, about=reader.about or about, mailing=mailing,
        )  # fmt: skip


@transaction.atomic
def hold_mailing(mailing: Mailing, *, by: Person | None, now: datetime) -> None:
    """Hold a mailing until somebody releases it; letters on the wire end."""
    mailing = _lock(mailing)
    check_mailing_move(before=MailingState(mailing.state), after=MailingState.HALTED)
    _halt(mailing, fault="held")
    write_journal("mailing.held", about=mailing, by=by, at=now)


@transaction.atomic
def release_mailing(mailing: Mailing, *, by: Person | None, now: datetime) -> None:
    """Let a mailing begin at once, or go on after a halt."""
    mailing = _lock(mailing)
    check_mailing_move(before=MailingState(mailing.state), after=MailingState.SENDING)
    mailing.state, mailing.fault = MailingState.SENDING, ""
    mailing.save(update_fields=["state", "fault"])
    _release_slice(mailing, now=now)
    write_journal("mailing.released", about=mailing, by=by, at=now)


@transaction.atomic
def stop_mailing(mailing: Mailing, *, by: Person | None, now: datetime) -> int:
    """Stop a mailing for ever; returns how many of its letters will not go."""
    mailing = _lock(mailing)
    check_mailing_move(before=MailingState(mailing.state), after=MailingState.STOPPED)
    stopped = cancel_matching(Q(mailing=mailing), now=now, reason="mailing-stopped")
    mailing.state, mailing.ended_at = MailingState.STOPPED, now
    mailing.save(update_fields=["state", "ended_at"])
    write_journal("mailing.stopped", about=mailing, by=by, at=now, count=stopped)
    return stopped


def advance_mailings(*, now: datetime) -> int:
    """Move every mailing on that is due: begin, release the next slice, halt, or end. Returns how many moved.

    Asked by the worker every second; each mailing is a transaction of its own.
    """
    return sum(_advance(mailing, now=now) for mailing in mailings_to_advance(now=now))


@transaction.atomic
def _advance(mailing: Mailing, *, now: datetime) -> bool:
    mailing = _lock(mailing)
    if mailing.state == MailingState.HELD and mailing.hold_until <= now:
        mailing.state = MailingState.SENDING
        mailing.save(update_fields=["state"])
        _release_slice(mailing, now=now)
        return True
    if mailing.state != MailingState.SENDING:
        return False
    current = observe_slice(mailing)
    fault = find_halt(current)
    if fault:
        _halt(mailing, fault=fault)
        write_journal("mailing.halted", about=mailing, at=now, reason=fault)
        return True
    if is_through(current, now=now):
        _release_slice(mailing, now=now)
        return True
    return False


def _release_slice(mailing: Mailing, *, now: datetime) -> None:
    """Let the next slice go; a mailing without more letters has ended."""
    held = next_held(mailing, size=next_size(slice_number=mailing.slice_number))
    if not held.exists():
        mailing.state, mailing.ended_at = MailingState.DONE, now
        mailing.save(update_fields=["state", "ended_at"])
        return
    mailing.slice_number += 1
    released = Letter.objects.filter(pk__in=held, state=LetterState.HELD).update(
        state=LetterState.WAITING, slice_number=mailing.slice_number
    )
    mailing.released, mailing.slice_at = F("released") + released, now
    mailing.save(update_fields=["slice_number", "released", "slice_at"])


def _halt(mailing: Mailing, *, fault: str) -> None:
    """Halt a mailing and take back what waits; what was released and did not go counts as not released."""
    back = Letter.objects.filter(mailing=mailing, state=LetterState.WAITING).update(state=LetterState.HELD)
    mailing.state, mailing.fault, mailing.released = MailingState.HALTED, fault, F("released") - back
    mailing.save(update_fields=["state", "fault", "released"])


def _lock(mailing: Mailing) -> Mailing:
    return Mailing.objects.select_for_update().get(pk=mailing.pk)
