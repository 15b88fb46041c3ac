"""Claim one letter in one short transaction: a lease with a number, and only for a letter that may still go."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.delivery.ending import blank_secret
from pairloom.domain.letters.delivery.relay import Permit, ask_permit
from pairloom.domain.letters.delivery.steps import reach
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.queries.due import blocks_on, cap_reached_at, find_reader, letter_due
from pairloom.domain.letters.rules.permission import Circumstances, Turn, Verdict, judge_turn
from pairloom.domain.letters.states import Lane, LetterState
from pairloom.domain.people.models import Person


@dataclass(frozen=True)
class Claimed:
    """A letter that this worker may send until its lease runs out. `is_mending`: the relay had faults before."""

    letter: Letter
    is_mending: bool


@dataclass(frozen=True)
class Turned:
    """A letter that did not get its turn: dropped, given up or put off."""

    letter_id: int
    verdict: Verdict


def claim_letter(*, worker: str, now: datetime, permit: Permit) -> Claimed | Turned | None:
    """Claim the letter whose turn it is; none when nothing is due or nothing may go now (`permit.wait` tells how long).

    One transaction and a few short statements, each by an index that holds only what it asks for.
    """
    with transaction.atomic(durable=True):
        outcome = _claim(worker=worker, now=now, permit=permit)
    if isinstance(outcome, Claimed):
        reach("claimed")
    elif isinstance(outcome, Turned):
        reach("dropped")
    return outcome


def _claim(*, worker: str, now: datetime, permit: Permit) -> Claimed | Turned | None:
    reach("claim-begins")
    if not permit.is_good:
        ask_permit(permit, now=now)
        reach("relay-read")
    letter = letter_due(permit.lanes, now=now)
    if letter is None:
        return None
    reach("letter-chosen")
    person = None if letter.person_id is None else find_reader(letter.person_id)
    verdict = judge_turn(_gather(letter, person, now=now), now=now)
    reach("letter-checked")
    if verdict.turn != Turn.SEND:
        _turn_away(letter, verdict, now=now)
        return Turned(letter.pk, verdict)
    if not permit.take(now=now):
        return None
    reach("pace-written")
    _lease(letter, worker=worker)
    letter.person, letter.program = person, permit.find_program(letter.program_id)
    return Claimed(letter, is_mending=permit.is_mending)


def _gather(letter: Letter, person: Person | None, *, now: datetime) -> Circumstances:
    """Gather what counts for this letter's turn."""
    kind = KINDS.get(letter.kind)
    is_exempt = kind is not None and kind.daily_cap_exempt
    return Circumstances(
        lane=Lane(letter.lane),
        is_news=letter.is_news,
        attempts=letter.attempts,
        queued_at=letter.queued_at,
        expires_at=letter.expires_at,
        has_left=person is not None and not person.is_active,
        leaving_at=None if person is None else person.leaving_at,
        blocks=blocks_on(letter.address, program_id=letter.program_id, now=now),
        cap_reached_at=None if person is None or is_exempt else cap_reached_at(person.pk, now=now),
    )


def _turn_away(letter: Letter, verdict: Verdict, *, now: datetime) -> None:
    """Write what became of a letter that did not get its turn."""
    rows = Letter.objects.filter(pk=letter.pk)
    if verdict.turn == Turn.POSTPONE and verdict.due_at is not None:
        rows.update(due_at=verdict.due_at, fault=verdict.fault)
    else:
        state = LetterState.DROPPED if verdict.turn == Turn.DROP else LetterState.GAVE_UP
        rows.update(state=state, fault=verdict.fault, ended_at=now, **blank_secret(letter.kind))
    reach("drop-written")


def _lease(letter: Letter, *, worker: str) -> None:
    """Write the lease: its number tells this claim from every other, its end is told by the database's clock."""
    Letter.objects.filter(pk=letter.pk).update(
        state=LetterState.CLAIMED,
        attempts=F("attempts") + 1,
        lease_number=F("lease_number") + 1,
        lease_until=Now() + timedelta(seconds=settings.MAIL_LEASE),
        worker=worker,
    )
    letter.attempts += 1
    letter.lease_number += 1
    reach("claim-written")
