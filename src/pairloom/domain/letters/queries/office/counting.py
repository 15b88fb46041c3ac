"""Counts that never count far: past a thousand it is enough to know that there are more."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

from django.db.models import QuerySet

from pairloom.domain.letters.models import IncomingMail, Letter, Mailing, Relay
from pairloom.domain.letters.queries.office.incoming import list_flagged, list_unseen_replies
from pairloom.domain.letters.queries.office.scope import Scope
from pairloom.domain.letters.states import Lane, LetterState, MailingState

CAP = 1_000
RECENT = timedelta(days=14)
"""How long a letter that failed stays among what needs somebody."""
FAILED = (LetterState.REFUSED, LetterState.GAVE_UP, LetterState.INVALID)
WAITING = (LetterState.WAITING, LetterState.CLAIMED, LetterState.HANDED)


@dataclass(frozen=True)
class Count:
    """A number up to 1,000; `is_more` when there are more."""

    number: int
    is_more: bool = False

    def __bool__(self) -> bool:
        return self.number > 0


@dataclass(frozen=True)
class Needs:
    """What needs somebody of the office, and how much still waits."""

    unsure: Count
    failed: Count
    held_mailings: Count
    halted_mailings: Count
    incoming: Count
    replies: Count
    waiting: Count
    held: Count
    oldest_due_at: datetime | None

    @property
    def is_calm(self) -> bool:
        """Tell whether nothing needs anybody (the relay apart)."""
        mailings, mails = self.held_mailings or self.halted_mailings, self.incoming or self.replies
        return not (self.unsure or self.failed or mailings or mails)


def count_letters(scope: Scope, states: tuple[LetterState, ...]) -> Count:
    """Count letters in some states, up to the cap."""
    strands = product(scope.owners, states)
    return _add(*(_count(Letter.objects.filter(program=owner, state=state)) for owner, state in strands))


def count_failed(scope: Scope, *, since: datetime) -> Count:
    """Count letters that failed lately, among the newest thousand of each way to fail."""
    counts = []
    for owner, state in product(scope.owners, FAILED):
        newest = Letter.objects.filter(program=owner, state=state).order_by("-pk").values("pk")[: CAP + 1]
        counts.append(_count(Letter.objects.filter(pk__in=newest, ended_at__gte=since)))
    return _add(*counts)


def find_needs(scope: Scope, *, now: datetime) -> Needs:
    """Find what needs somebody now."""
    mailings = Mailing.objects.filter(scope.limit())
    return Needs(
        unsure=count_letters(scope, (LetterState.UNSURE,)),
        failed=count_failed(scope, since=now - RECENT),
        held_mailings=_count(mailings.filter(state=MailingState.HELD)),
        halted_mailings=_count(mailings.filter(state=MailingState.HALTED)),
        incoming=_count(list_flagged(scope)),
        replies=_count(list_unseen_replies(scope)),
        waiting=count_letters(scope, WAITING),
        held=count_letters(scope, (LetterState.HELD,)),
        oldest_due_at=_find_oldest_due(),
    )


def find_relay() -> Relay:
    """Find how the relay is doing; a relay that never sent is a well one."""
    return Relay.objects.filter(name="main").first() or Relay()


def _find_oldest_due() -> datetime | None:
    """Find since when the letter that waits longest has been due: the first of each lane in the queue's own index."""
    waiting = Letter.objects.filter(state=LetterState.WAITING)
    firsts = [waiting.filter(lane=lane).order_by("due_at", "pk").values_list("due_at", flat=True)[:1] for lane in Lane]
    return min((due_at for first in firsts for due_at in first), default=None)


def _count(rows: QuerySet[Letter] | QuerySet[Mailing] | QuerySet[IncomingMail]) -> Count:
    number = rows.order_by()[: CAP + 1].count()
    return Count(min(number, CAP), is_more=number > CAP)


def _add(*counts: Count) -> Count:
    number = sum(count.number for count in counts)
    return Count(min(number, CAP), is_more=number > CAP or any(count.is_more for count in counts))
