"""Open a mass sending: a row, held for ten minutes, to which its letters are added in the same transaction."""

from datetime import datetime

from pairloom.domain.letters.models import Mailing
from pairloom.domain.letters.rules.slices import HOLD
from pairloom.domain.letters.states import MailingState
from pairloom.domain.programs.models import Program


def open_mailing(
    kind: str, *, key: str, program: Program | None, total: int = 0, now: datetime
) -> tuple[Mailing, bool]:
    """Open a mass sending in the caller's transaction; the same key gives the one that is there.

    Tells whether it is new.
    """
    return Mailing.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "program": program,
            "state": MailingState.HELD,
            "hold_until": now + HOLD,
            "total": total,
            "made_at": now,
        },
    )
