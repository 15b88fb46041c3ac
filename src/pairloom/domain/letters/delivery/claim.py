"""Claim one letter in one short transaction: a lease with a number, and only for a letter that may still go."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.delivery.ending import blank_secret
from pairloom.domain.letters.delivery.relay import take_probe, take_slot
from pairloom.domain.letters.delivery.steps import reach
from pairloom.domain.letters.models import Letter, Relay
from pairloom.domain.letters.queries.due import blocks_on, cap_reached_at, find_relay, letter_due
from pairloom.domain.letters.rules.pacing import Gate, Quota, judge_gate, open_lanes, wait_for_slot
from pairloom.domain.letters.rules.permission import Circumstances, Turn, Verdict, judge_turn
from pairloom.domain.letters.states import Lane, LetterState


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


@dataclass(frozen=True)
class Pause:
    """Letters may be due, but the rate has no slot before this wait."""

    wait: timedelta


class _ProbeTaken(Exception):  # noqa: N818
    """Another worker tries whether the relay is mended."""


def claim_letter(*, worker: str, now: datetime) -> Claimed | Turned | Pause | None:
    """Claim the letter whose turn it is; none when nothing is due or nothing may go now.

    One transaction and about eight short statements, each by an index that holds only what it asks for.
    """
    try:
        with transaction.atomic(durable=True):
            outcome = _claim(worker=worker, now=now)
    except _ProbeTaken:
        return None
    if isinstance(outcome, Claimed):
        reach("claimed")
    elif isinstance(outcome, Turned):
        reach("dropped")
    return outcome


def _claim(*, worker: str, now: datetime) -> Claimed | Turned | Pause | None:
    reach("claim-begins")
    relay = find_relay()
    reach("relay-read")
    lanes = _lanes_open(relay, now=now)
    if isinstance(lanes, Pause):
        return lanes
    letter = letter_due(lanes, now=now)
    if letter is None:
        return None
    reach("letter-chosen")
    verdict = judge_turn(_gather(letter, now=now), now=now)
    reach("letter-checked")
    if verdict.turn != Turn.SEND:
        _turn_away(letter, verdict, now=now)
        return Turned(letter.pk, verdict)
    _lease(letter, worker=worker)
    _pace(relay, now=now)
    return Claimed(letter, is_mending=relay.faults > 0 or relay.broken_since is not None)


def _lanes_open(relay: Relay, *, now: datetime) -> tuple[Lane, ...] | Pause:
    """Tell which lanes may go now, or how long the rate makes them wait."""
    gate = judge_gate(is_stopped=relay.is_stopped, broken_since=relay.broken_since, probe_at=relay.probe_at, now=now)
    is_shown = settings.MAIL_SENDING == "shown"
    if gate == Gate.STOPPED or (gate == Gate.BROKEN and not is_shown):
        return ()
    if is_shown:
        return tuple(Lane)
    wait = wait_for_slot(next_slot_at=relay.next_slot_at, now=relay.database_now)  # type: ignore[attr-defined]
    if wait > timedelta():
        return Pause(wait)
    quota = Quota(a_day=settings.MAIL_A_DAY, reserved=settings.MAIL_RESERVED)
    return open_lanes(quota, day=relay.day, today=now.date(), sent_that_day=relay.sent_that_day)


def _gather(letter: Letter, *, now: datetime) -> Circumstances:
    """Gather what counts for this letter's turn."""
    person, kind = letter.person, KINDS.get(letter.kind)
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


def _pace(relay: Relay, *, now: datetime) -> None:
    """Take a slot of the rate, and the probe where the breaker is open."""
    if settings.MAIL_SENDING != "shown":
        if relay.broken_since is not None and not take_probe(relay, now=now):
            raise _ProbeTaken
        take_slot(now=now)
    reach("pace-written")
