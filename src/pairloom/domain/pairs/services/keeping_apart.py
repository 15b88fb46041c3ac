"""Keep two people apart in all rounds, and lift it. No letter is written, and the journal holds numbers only."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.models import KeptApart
from pairloom.domain.pairs.rules.keeping_apart import order_two
from pairloom.domain.pairs.states import Lifted
from pairloom.domain.people.models import Person


@transaction.atomic
def keep_apart(one: Person, other: Person, *, wished_by: Person | None, by: Person | None, now: datetime) -> KeptApart:
    """Never pair these two again; two who are kept apart already stay so, as it stands.

    `wished_by` is which of the two asked for it; none where an organiser knows why.
    """
    first, second = order_two(one.pk, other.pk)
    kept, is_new = KeptApart.objects.get_or_create(
        one_id=first,
        other_id=second,
        lifted_at=None,
        defaults={"wished_by": wished_by, "made_by": by, "made_at": now},
    )
    if is_new:
        write_journal("people.kept-apart", about=kept, by=by, at=now)
    return kept


@transaction.atomic
def lift_keeping_apart(kept: KeptApart, *, reason: Lifted, by: Person | None, now: datetime) -> bool:
    """Let two people be paired again; tells whether they were kept apart until now. The reason is kept as a code."""
    locked = KeptApart.objects.select_for_update().get(pk=kept.pk)
    if locked.lifted_at is not None:
        return False
    locked.lifted_at, locked.lifted_by = now, by
    locked.save(update_fields=["lifted_at", "lifted_by"])
    write_journal("people.apart-lifted", about=locked, by=by, at=now, reason=reason.value)
    return True
