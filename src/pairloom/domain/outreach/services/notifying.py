"""Keep the list of people who want to be told when applications open: asked for, confirmed, ended, forgotten."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.links import hash_address
from pairloom.domain.letters.queries.blocks import hashes_without_news
from pairloom.domain.letters.services import allow_address, queue
from pairloom.domain.letters.states import Block
from pairloom.domain.outreach.links import LIVES, sign_notify
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.outreach.queries import list_rows_told
from pairloom.domain.people.queries import find_person
from pairloom.domain.people.rules import clean_address
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.queries import list_programs

PATIENCE = timedelta(minutes=15)
"""Who asks again within this time gets no second letter."""
KEEP_ENDED = timedelta(days=30)
KEEP_CONFIRMED = timedelta(days=3 * 365)


@transaction.atomic
def ask_to_be_notified(program: Program, *, address: str, language: str, now: datetime) -> NotifyMe:
    """Write an address down and ask it by letter whether this was meant; an address that said yes gets no letter.

    Refused when no letter could reach the address. What comes back tells a visitor nothing: pages answer all alike.
    """
    cleaned = clean_address(address)
    first = {"address": cleaned, "language": language, "asked_at": now}
    row, is_new = NotifyMe.objects.select_for_update().get_or_create(
        program=program, address__iexact=cleaned, defaults=first
    )
    is_standing = row.confirmed_at is not None and row.ended_at is None
    is_fresh = row.ended_at is None and now - row.asked_at < PATIENCE
    if not is_new and (is_standing or is_fresh):
        return row
    row.language, row.asked_at, row.confirmed_at, row.ended_at = language, now, None, None
    row.save(update_fields=["language", "asked_at", "confirmed_at", "ended_at"])
    write_journal("notify.asked", about=row, at=now)
    _ask_by_letter(row, now=now)
    return row


@transaction.atomic
def confirm_notify(row: NotifyMe, *, now: datetime) -> bool:
    """Take the press of the button as proof of the address; tells whether it was still to be confirmed.

    An address that had ended news of this program gets them again: it has just asked for them. Refused when the row is
    gone or has ended.
    """
    row = _lock(row)
    if row.ended_at is not None:
        raise Refused(Reason.LINK_EXPIRED)
    if row.confirmed_at is not None:
        return False
    person = find_person(row.address)
    row.confirmed_at, row.person = now, person
    row.save(update_fields=["confirmed_at", "person"])
    allow_address(row.address, block=Block.NO_NEWS, program=row.program, now=now)
    write_journal("notify.confirmed", about=row, at=now)
    return True


@transaction.atomic
def end_notify(row: NotifyMe, *, now: datetime) -> bool:
    """End the wish of one address; tells whether it still stood."""
    row = _lock(row)
    if row.ended_at is not None:
        return False
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    write_journal("notify.ended", about=row, at=now)
    return True


def clear_notify_list(*, now: datetime) -> int:
    """End the wishes of addresses that want no news any more, and forget what has had its time; tells how many."""
    ended = sum(_end_unwanted(program, now=now) for program in list_programs())
    unconfirmed = Q(confirmed_at=None, asked_at__lt=now - LIVES)
    old = Q(ended_at__lt=now - KEEP_ENDED) | Q(confirmed_at__lt=now - KEEP_CONFIRMED)
    return ended + NotifyMe.objects.filter(unconfirmed | old).delete()[0]


def _end_unwanted(program: Program, *, now: datetime) -> int:
    blocked = hashes_without_news(program, now=now)
    unwanted = [row for row in list_rows_told(program) if hash_address(row.address) in blocked]
    return sum(end_notify(row, now=now) for row in unwanted)


def _ask_by_letter(row: NotifyMe, *, now: datetime) -> None:
    queue(
        "notify-confirm",
        key=f"notify-confirm:{row.pk}:{now.timestamp():.0f}",
        values={"link": f"{settings.SITE_URL}/notify/confirm/{sign_notify(row.pk, now=now)}/"},
        address=row.address,
        language=row.language,
        program=row.program,
        about=name_row(row),
        now=now,
    )


def _lock(row: NotifyMe) -> NotifyMe:
    """Lock a row; refused when it has been forgotten."""
    locked = NotifyMe.objects.select_for_update().select_related("program").filter(pk=row.pk).first()
    if locked is None:
        raise Refused(Reason.LINK_EXPIRED)
    return locked
