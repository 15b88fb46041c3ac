"""Ask what is due, and what counts when its turn comes. No question here gets slower as the outbox grows.

What is asked for every letter is written in SQL: the states stand in it as words, so that both databases use the
indexes that hold only those states, and nothing has to be compiled again for each letter.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models.functions import Now

from pairloom.domain.letters.links import hash_address
from pairloom.domain.letters.models import Letter, Relay
from pairloom.domain.letters.states import Block, Lane, LetterState
from pairloom.domain.people.models import Person

RELAY = "main"
_DAY = timedelta(days=1)
_NEXT = (
    "SELECT * FROM letters_letter WHERE state = 'waiting' AND lane = %s AND due_at <= %s ORDER BY due_at, id LIMIT 1"
)
_READER = "SELECT id, email, is_active, leaving_at FROM people_person WHERE id = %s"
_BLOCKS = (
    "SELECT block FROM letters_suppression WHERE address_hash = %s"
    " AND (until IS NULL OR until > %s) AND (program_id IS NULL OR program_id = %s)"
)
_WENT = (
    "SELECT id, handed_at FROM letters_letter WHERE person_id = %s AND handed_at > %s"
    " AND state IN ('handed', 'sent', 'unsure') ORDER BY id DESC LIMIT %s"
)


def find_relay() -> Relay:
    """Find the row of the relay; `database_now` on it is the database's own time."""
    return Relay.objects.annotate(database_now=Now()).get(name=RELAY)


def letter_due(lanes: Sequence[Lane], *, now: datetime) -> Letter | None:
    """Find the letter whose turn it is, lane by lane, oldest first, and lock its row.

    Letters that other workers lock are passed over. Must be called inside a transaction.
    """
    question = _NEXT + (" FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update_skip_locked else "")
    moment = connection.ops.adapt_datetimefield_value(now)
    for lane in lanes:
        for letter in Letter.objects.raw(question, [lane.value, moment]):
            return letter
    return None


def find_reader(person_id: int) -> Person | None:
    """Find what counts of the person a letter is for: address, account, leaving."""
    return next(iter(Person.objects.raw(_READER, [person_id])), None)


def blocks_on(address: str, *, program_id: int | None, now: datetime) -> frozenset[Block]:
    """List what keeps letters from an address: everywhere, or in this program."""
    moment = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        cursor.execute(_BLOCKS, [hash_address(address), moment, program_id])
        return frozenset(Block(block) for (block,) in cursor.fetchall())


def is_suppressed(address: str, *, block: Block, now: datetime, program_id: int | None = None) -> bool:
    """Tell whether a block lies on an address."""
    return block in blocks_on(address, program_id=program_id, now=now)


def cap_reached_at(person_id: int, *, now: datetime) -> datetime | None:
    """Tell when the oldest of the letters that fill a person's day went out; none when the day is not full."""
    cap = settings.MAIL_A_PERSON
    moment = connection.ops.adapt_datetimefield_value(now - _DAY)
    times = [letter.handed_at for letter in Letter.objects.raw(_WENT, [person_id, moment, cap])]
    return min(time for time in times if time is not None) if len(times) >= cap else None


def letter_leases_run_out(*, most: int) -> list[Letter]:
    """List letters whose worker did not come back in time, by the database's clock."""
    leased = Letter.objects.filter(state__in=(LetterState.CLAIMED, LetterState.HANDED), lease_until__lt=Now())
    return list(leased.order_by("lease_until", "id")[:most])
