"""Ask what is due, and what counts when its turn comes. No question here gets slower as the outbox grows."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Now

from pairloom.domain.letters.links import hash_address
from pairloom.domain.letters.models import Letter, Relay, Suppression
from pairloom.domain.letters.states import Block, Lane, LetterState

RELAY = "main"
_DAY = timedelta(days=1)
_WENT = (LetterState.HANDED, LetterState.SENT, LetterState.UNSURE)


def find_relay() -> Relay:
    """Find the row of the relay; `database_now` on it is the database's own time."""
    return Relay.objects.annotate(database_now=Now()).get(name=RELAY)


def letter_due(lanes: Sequence[Lane], *, now: datetime) -> Letter | None:
    """Find the letter whose turn it is, lane by lane, oldest first, and lock its row; letters of other workers are passed over.

    Must be called inside a transaction.
    """
    waiting = (
        Letter.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("person", "program")
        .filter(state=LetterState.WAITING, due_at__lte=now)
        .order_by("due_at", "id")
    )
    for lane in lanes:
        letter = waiting.filter(lane=lane).first()
        if letter is not None:
            return letter
    return None


def letter_leases_run_out(*, most: int) -> list[Letter]:
    """List letters whose worker did not come back in time, by the database's clock."""
    leased = Letter.objects.filter(state__in=(LetterState.CLAIMED, LetterState.HANDED), lease_until__lt=Now())
    return list(leased.order_by("lease_until", "id")[:most])


def blocks_on(address: str, *, program_id: int | None, now: datetime) -> frozenset[Block]:
    """List what keeps letters from an address: everywhere, or in this program."""
    rows = Suppression.objects.filter(
        Q(until=None) | Q(until__gt=now), Q(program=None) | Q(program=program_id), address_hash=hash_address(address)
    )
    return frozenset(Block(block) for block in rows.values_list("block", flat=True))


def is_suppressed(address: str, *, block: Block, now: datetime, program_id: int | None = None) -> bool:
    """Tell whether a block lies on an address."""
    return block in blocks_on(address, program_id=program_id, now=now)


def cap_reached_at(person_id: int, *, now: datetime) -> datetime | None:
    """Tell when the oldest of the letters that fill a person's day went out; none when the day is not full."""
    cap = settings.MAIL_A_PERSON
    went = Letter.objects.filter(person_id=person_id, state__in=_WENT, handed_at__gt=now - _DAY)
    moments = went.order_by("-id").values_list("handed_at", flat=True)[:cap]
    times = [moment for moment in moments if moment is not None]
    return min(times) if len(times) >= cap else None
