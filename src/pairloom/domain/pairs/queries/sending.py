"""Read how far the introductions of a round have come."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.letters.states import OPEN_STATES, LetterState, MailingState
from pairloom.domain.programs.models import Round

INTRODUCTIONS = ("introduction", "introduction-trio")
UNPLACED = "no-partner"
PARTED = "pair-parted"
"""Why an introduction was stopped that had not gone: somebody of the pair withdrew. It is not missed by anybody."""


@dataclass(frozen=True)
class Sending:
    """How many letters of the day of introductions wait, went, or did not arrive; and the mailings, to be held."""

    queued: int
    sent: int
    failed: int
    mailings: tuple[Mailing, ...]

    @property
    def total(self) -> int:
        """Give the number of all introductions."""
        return self.queued + self.sent + self.failed

    @property
    def held_until(self) -> datetime | None:
        """Tell when the first letters go that are still held; none once all mailings are let go, paused or stopped."""
        return min((one.hold_until for one in self.mailings if one.state == MailingState.HELD), default=None)


def name_mailing(kind: str, round_: Round) -> str:
    """Name the mailing of one kind of letter about partners of a round."""
    return f"{kind}:round:{round_.pk}"


def read_sending(round_: Round) -> Sending:
    """Read how many introductions, and letters to whoever has no partner, are queued, sent and failed; two queries."""
    keys = [name_mailing(kind, round_) for kind in (*INTRODUCTIONS, UNPLACED)]
    mailings = tuple(Mailing.objects.filter(key__in=keys).order_by("id"))
    open_states = sorted(OPEN_STATES)
    letters = Letter.objects.filter(mailing__in=[one.pk for one in mailings])
    counted = letters.exclude(state=LetterState.CANCELLED, fault=PARTED).aggregate(
        queued=Count("pk", filter=Q(state__in=open_states)),
        sent=Count("pk", filter=Q(state=LetterState.SENT)),
        all=Count("pk"),
    )
    queued, sent = counted["queued"], counted["sent"]
    return Sending(queued, sent, counted["all"] - queued - sent, mailings)
