"""Recover letters of workers that did not come back: nothing is lost, and nothing goes twice without a decision."""

from datetime import datetime

import structlog
from django.db import transaction
from django.db.models.functions import Now

from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.delivery.ending import blank_secret
from pairloom.domain.letters.delivery.steps import reach
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.queries.due import letter_leases_run_out
from pairloom.domain.letters.rules.retrying import next_try
from pairloom.domain.letters.rules.unsure import rule_applies_at
from pairloom.domain.letters.states import LetterState, WhenUnsure

log = structlog.get_logger()
MOST_AT_ONCE = 100
FAULT = "worker-ended"


def recover_leases(*, now: datetime) -> int:
    """Recover letters whose lease ran out, and let the rule of their kind decide about letters long unsure.

    A claimed letter waits again; a handed one is unsure. Returns how many leases were recovered.
    """
    reach("recovery-begins")
    letters = letter_leases_run_out(most=MOST_AT_ONCE)
    for letter in letters:
        _recover(letter, now=now)
    _drop_by_rule(now=now)
    return len(letters)


def _recover(letter: Letter, *, now: datetime) -> None:
    """Recover one letter, unless its worker or another one was quicker."""
    with transaction.atomic():
        rows = Letter.objects.filter(
            pk=letter.pk, state=letter.state, lease_number=letter.lease_number, lease_until__lt=Now()
        )
        if letter.state == LetterState.HANDED:
            written = rows.update(state=LetterState.UNSURE, fault=FAULT, due_at=rule_applies_at(now=now))
        else:
            written = rows.update(**_next_turn(letter, now=now))
        reach("recovery-written")
    reach("recovery-done")
    log.warning("letter.recovered", letter=letter.pk, was=letter.state, written=written)


def _next_turn(letter: Letter, *, now: datetime) -> dict[str, object]:
    """Tell what a claimed letter does next: at once after the first time, later and later if it ends every worker."""
    if letter.attempts <= 1:
        return {"state": LetterState.WAITING, "fault": FAULT}
    due_at = next_try(attempts=letter.attempts - 1, now=now, expires_at=letter.expires_at)
    if due_at is None:
        return {"state": LetterState.GAVE_UP, "fault": FAULT, "ended_at": now, **blank_secret(letter.kind)}
    return {"state": LetterState.WAITING, "fault": FAULT, "due_at": due_at}


def _drop_by_rule(*, now: datetime) -> None:
    """Drop unsure letters that nobody needs any more, such as sign-in codes, once evidence had its time."""
    for kind in KINDS.values():
        if kind.when_unsure == WhenUnsure.DROP:
            rows = Letter.objects.filter(state=LetterState.UNSURE, kind=kind.name, due_at__lte=now)
            rows.update(state=LetterState.DROPPED, ended_at=now, resolved_by="rule", **blank_secret(kind.name))
