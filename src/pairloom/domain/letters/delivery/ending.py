"""Write what became of a letter. Every write asks for the lease's number: who lost the lease changes nothing."""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Case, Value, When
from django.db.models.functions import Now

from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.delivery.steps import reach
from pairloom.domain.letters.errors import FencedOff
from pairloom.domain.letters.links import hash_address
from pairloom.domain.letters.models import Letter, Suppression
from pairloom.domain.letters.rules.retrying import next_try
from pairloom.domain.letters.rules.unsure import rule_applies_at
from pairloom.domain.letters.states import Block, LetterState
from pairloom.domain.people.services import mark_unreachable

log = structlog.get_logger()

OWN = (LetterState.CLAIMED, LetterState.HANDED, LetterState.UNSURE)
"""Where a letter can be while the worker that claimed it still knows more about it than the outbox."""


def blank_secret(kind: str) -> dict[str, str]:
    """Name the fields that are emptied when a letter with a secret ends; a demo keeps them to show them."""
    is_secret = kind in KINDS and KINDS[kind].is_secret and settings.MAIL_SENDING != "shown"
    return {"text": "", "html": ""} if is_secret else {}


def mark_handed(letter: Letter, *, now: datetime) -> None:
    """Commit the mark: from here on the letter may have arrived. FencedOff when it is not this worker's any more."""
    with transaction.atomic():
        ours = Letter.objects.filter(
            pk=letter.pk, state=LetterState.CLAIMED, lease_number=letter.lease_number, lease_until__gt=Now()
        )
        marked = ours.update(
            state=LetterState.HANDED, handed_at=now, lease_until=Now() + timedelta(seconds=settings.MAIL_LEASE)
        )
        reach("mark-written")
    if not marked:
        raise FencedOff
    reach("marked")


def end_sent(letter: Letter, *, now: datetime) -> None:
    """Write that the relay took a letter; also when the answer came so late that it was unsure, or was to go again."""
    with transaction.atomic():
        rows = Letter.objects.filter(
            pk=letter.pk,
            lease_number=letter.lease_number,
            handed_at__isnull=False,
            state__in=(LetterState.HANDED, LetterState.UNSURE, LetterState.WAITING),
        )
        written = rows.update(
            state=LetterState.SENT,
            sent_at=now,
            ended_at=now,
            fault="",
            resolved_by=Case(When(state=LetterState.HANDED, then=Value("")), default=Value("late-answer")),
            **blank_secret(letter.kind),
        )
        reach("sent-written")
    reach("sent")
    log.info("letter.sent" if written else "letter.ended-elsewhere", letter=letter.pk, attempts=letter.attempts)


def end_shown(letter: Letter, *, now: datetime) -> None:
    """Write that a letter is shown instead of sent."""
    _write(letter, state=LetterState.SENT, handed_at=now, sent_at=now, ended_at=now, fault="", resolved_by="shown")
    log.info("letter.shown", letter=letter.pk)


def end_unsure(letter: Letter, *, fault: str, now: datetime) -> None:
    """Write that nobody knows whether a letter arrived."""
    rows = Letter.objects.filter(pk=letter.pk, lease_number=letter.lease_number, state=LetterState.HANDED)
    rows.update(state=LetterState.UNSURE, fault=fault, due_at=rule_applies_at(now=now))
    log.warning("letter.unsure", letter=letter.pk, fault=fault)


def end_refused(letter: Letter, *, fault: str, is_address_dead: bool, now: datetime) -> None:
    """Write that a letter was refused for ever; a dead address gets no more letters, and its person is flagged."""
    with transaction.atomic():
        fields = {"ended_at": now, "fault": fault, "handed_at": letter.handed_at, **blank_secret(letter.kind)}
        if _write(letter, state=LetterState.REFUSED, **fields):
            if is_address_dead:
                _note_dead_address(letter, fault=fault, now=now)
            log.info("letter.refused", letter=letter.pk, fault=fault)
        reach("refusal-written")
    reach("refusal-done")


def end_malformed(letter: Letter, *, fault: str, now: datetime) -> None:
    """Write that a letter cannot be made into a message."""
    _write(letter, state=LetterState.INVALID, ended_at=now, fault=fault)
    log.error("letter.invalid", letter=letter.pk, fault=fault)


def put_back(letter: Letter, *, fault: str, now: datetime) -> None:
    """Let a letter wait for its next try, or give it up when it was tried often enough."""
    due_at = next_try(attempts=letter.attempts, now=now, expires_at=letter.expires_at)
    with transaction.atomic():
        fields = {"fault": fault, "handed_at": letter.handed_at}
        if due_at is None:
            _write(letter, state=LetterState.GAVE_UP, ended_at=now, **fields, **blank_secret(letter.kind))
        else:
            _write(letter, state=LetterState.WAITING, due_at=due_at, **fields)
        reach("refusal-written")
    reach("refusal-done")
    log.info("letter.gave-up" if due_at is None else "letter.waits", letter=letter.pk, fault=fault)


def release_untried(letter: Letter, *, fault: str) -> None:
    """Give a letter back as if it had not been claimed: its try does not count, and it keeps its turn.

    Only for a letter whose final dot was never sent; the mark may have been written.
    """
    _write(
        letter,
        state=LetterState.WAITING,
        attempts=max(letter.attempts - 1, 0),
        fault=fault,
        handed_at=letter.handed_at,
    )
    log.info("letter.released", letter=letter.pk, fault=fault)


def _write(letter: Letter, **fields: object) -> bool:
    rows = Letter.objects.filter(pk=letter.pk, lease_number=letter.lease_number, state__in=OWN)
    return bool(rows.update(**fields))


def _note_dead_address(letter: Letter, *, fault: str, now: datetime) -> None:
    Suppression.objects.get_or_create(
        address_hash=hash_address(letter.address),
        block=Block.BOUNCED,
        program=None,
        defaults={"since": now, "fault": fault},
    )
    person = letter.person
    if person is not None and person.email == letter.address:
        mark_unreachable(person, now=now)
