"""Keep letters from an address, or allow them again. Only a keyed hash of the address is stored."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.links import hash_address
from pairloom.domain.letters.models import Suppression
from pairloom.domain.letters.states import Block
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program


@transaction.atomic
def suppress_address(
    address: str,
    *,
    block: Block,
    now: datetime,
    until: datetime | None = None,
    program: Program | None = None,
    fault: str = "",
) -> Suppression:
    """Keep letters from an address, everywhere or in one program; a block without end is never made shorter."""
    row, is_new = Suppression.objects.select_for_update().get_or_create(
        address_hash=hash_address(address),
        block=block,
        program=program,
        defaults={"since": now, "until": until, "fault": fault[:200]},
    )
    if is_new:
        write_journal("address.suppressed", about=row, at=now, block=block)
    elif row.until is not None and (until is None or until > row.until):
        row.until, row.fault = until, fault[:200]
        row.save(update_fields=["until", "fault"])
    return row


@transaction.atomic
def allow_address(
    address: str, *, block: Block, now: datetime, program: Program | None = None, by: Person | None = None
) -> bool:
    """Take one block off an address; false when there was none."""
    rows = Suppression.objects.filter(address_hash=hash_address(address), block=block, program=program)
    removed, _ = rows.delete()
    if removed:
        write_journal("address.allowed", by=by, at=now, block=block)
    return bool(removed)
