"""Keep the relay's row: the pace of its letters, and the breaker that stops them when the fault is ours."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Greatest, Least, Now

from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.models import Relay
from pairloom.domain.letters.queries.due import RELAY, find_relay
from pairloom.domain.letters.rules.answers import Meaning
from pairloom.domain.letters.rules.pacing import (
    LONGEST_LEAD,
    PATIENCE,
    Gate,
    Quota,
    judge_gate,
    must_break,
    next_probe,
    open_lanes,
    permit_size,
    wait_for_slot,
)
from pairloom.domain.letters.states import Lane
from pairloom.domain.programs.models import Program

log = structlog.get_logger()
LIFE = 1.0
"""Seconds for which a permit is good: so soon does a worker notice that somebody stopped all sending."""


def ensure_relay() -> None:
    """Make the row of the relay if there is none yet."""
    Relay.objects.get_or_create(name=RELAY)


@dataclass
class Permit:
    """A worker's leave to send some letters, one after the other, before it asks the relay's row again.

    Slots of the rate and of the quota are taken together for `size` letters, inside the claim of the first of them, and
    what is left in the end is given back: so the row is no crossroads at which every letter of every worker waits.
    """

    lanes: tuple[Lane, ...] = ()
    wait: timedelta = timedelta()
    is_mending: bool = False
    left: int = 0
    size: int = 0
    _relay: Relay | None = None
    _ends: float = 0
    _programs: dict[int, Program] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Tell whether a letter may still go on this permit."""
        return self.left > 0 and time.monotonic() < self._ends

    def give(self, relay: Relay, *, lanes: tuple[Lane, ...], size: int) -> None:
        """Renew the permit; its slots are taken with the first letter."""
        self.lanes, self.size, self.wait, self._relay = lanes, size, timedelta(), relay
        self.is_mending = relay.faults > 0 or relay.broken_since is not None
        self._programs.clear()

    def take(self, *, now: datetime) -> bool:
        """Take one letter's slot; false when another worker was quicker to try whether the relay is mended."""
        if self.left == 0:
            relay = self._relay
            if relay is not None and relay.broken_since is not None and not take_probe(relay, now=now):
                return False
            take_slots(self.size, now=now)
            self.left, self._ends = self.size, time.monotonic() + LIFE
        self.left -= 1
        return True

    def give_back(self) -> None:
        """Give back the slots that were not used."""
        if self.left:
            Relay.objects.filter(name=RELAY).update(sent_that_day=F("sent_that_day") - self.left)
        self.left = 0

    def find_program(self, program_id: int | None) -> Program | None:
        """Find the program of a letter; asked once for each permit."""
        if program_id is not None and program_id not in self._programs:
            self._programs[program_id] = Program.objects.get(pk=program_id)
        return None if program_id is None else self._programs[program_id]


def ask_permit(permit: Permit, *, now: datetime) -> None:
    """Ask the relay's row which lanes may go, and how many letters at once."""
    permit.give_back()
    relay = find_relay()
    gate = judge_gate(is_stopped=relay.is_stopped, broken_since=relay.broken_since, probe_at=relay.probe_at, now=now)
    quota = Quota(a_day=settings.MAIL_A_DAY, reserved=settings.MAIL_RESERVED)
    lanes = open_lanes(quota, day=relay.day, today=now.date(), sent_that_day=relay.sent_that_day)
    wait = wait_for_slot(next_slot_at=relay.next_slot_at, now=relay.database_now)  # type: ignore[attr-defined]
    if settings.MAIL_SENDING == "shown":
        gate, lanes, wait = Gate.STOPPED if relay.is_stopped else Gate.OPEN, tuple(Lane), timedelta()
    may_go = gate in {Gate.OPEN, Gate.PROBE} and not wait
    size = 1 if gate == Gate.PROBE else permit_size(rate=settings.MAIL_A_SECOND, quota=quota)
    permit.give(relay, lanes=lanes if may_go else (), size=size)
    permit.wait = wait if gate in {Gate.OPEN, Gate.PROBE} else timedelta()


def take_slots(number: int, *, now: datetime) -> None:
    """Count letters and move the next slot on by the relay's rate, whatever other workers do at the same time."""
    today = now.date()
    slot = Greatest(Least(F("next_slot_at"), Now() + LONGEST_LEAD), Now())
    Relay.objects.filter(name=RELAY).update(
        next_slot_at=Case(When(next_slot_at=None, then=Now()), default=slot)
        + timedelta(seconds=number / settings.MAIL_A_SECOND),
        sent_that_day=Case(When(day=today, then=F("sent_that_day") + number), default=Value(number)),
        day=today,
    )


def take_probe(relay: Relay, *, now: datetime) -> bool:
    """Take the turn to try whether the fault is mended; false when another worker was quicker."""
    probe_at = next_probe(faults=relay.faults, now=now)
    return bool(Relay.objects.filter(pk=relay.pk, probe_at=relay.probe_at).update(probe_at=probe_at))


@transaction.atomic
def note_fault(meaning: Meaning, *, fault: str, now: datetime) -> None:
    """Count a bad answer; trip the breaker, or keep it open, when there were too many in a row."""
    relay = Relay.objects.select_for_update().get(name=RELAY)
    relay.faults += 1
    was_broken = relay.broken_since is not None
    if was_broken or must_break(meaning, in_a_row=relay.faults):
        relay.broken_since = relay.broken_since or now
        relay.fault = fault[:200]
        relay.probe_at = next_probe(faults=relay.faults - PATIENCE.get(meaning, 1) + 1, now=now)
    relay.save(update_fields=["faults", "broken_since", "fault", "probe_at"])
    if relay.broken_since is not None and not was_broken:
        write_journal("relay.broken", about="relay:main", at=now, fault=relay.fault)
        log.warning("relay.broken", fault=relay.fault)


@transaction.atomic
def note_success(*, now: datetime) -> None:
    """Close the breaker and forget the faults: the relay took a letter, or refused one for good reason."""
    relay = Relay.objects.select_for_update().get(name=RELAY)
    was_broken = relay.broken_since is not None
    relay.faults, relay.broken_since, relay.probe_at, relay.fault = 0, None, None, ""
    relay.save(update_fields=["faults", "broken_since", "fault", "probe_at"])
    if was_broken:
        write_journal("relay.mended", about="relay:main", at=now)
        log.info("relay.mended")
