"""Keep the relay's row: the pace of its letters, and the breaker that stops them when the fault is ours."""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Greatest, Least, Now

from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.models import Relay
from pairloom.domain.letters.queries.due import RELAY
from pairloom.domain.letters.rules.answers import Meaning
from pairloom.domain.letters.rules.pacing import LONGEST_LEAD, PATIENCE, must_break, next_probe

log = structlog.get_logger()


def ensure_relay() -> None:
    """Make the row of the relay if there is none yet."""
    Relay.objects.get_or_create(name=RELAY)


def take_slot(*, now: datetime) -> None:
    """Count one letter and move the next slot on by the relay's rate, whatever other workers do at the same time."""
    today = now.date()
    slot = Greatest(Least(F("next_slot_at"), Now() + LONGEST_LEAD), Now())
    Relay.objects.filter(name=RELAY).update(
        next_slot_at=Case(When(next_slot_at=None, then=Now()), default=slot)
        + timedelta(seconds=1 / settings.MAIL_A_SECOND),
        sent_that_day=Case(When(day=today, then=F("sent_that_day") + 1), default=Value(1)),
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
