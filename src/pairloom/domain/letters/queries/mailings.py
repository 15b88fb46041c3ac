"""Ask how mailings are doing."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from pairloom.domain.letters.models import Letter, LetterEvent, Mailing
from pairloom.domain.letters.rules.slices import Slice
from pairloom.domain.letters.states import OPEN_STATES, EventKind, LetterState, MailingState


def mailings_to_advance(*, now: datetime) -> list[Mailing]:
    """List mailings whose hold is over or whose letters go out."""
    due = Q(state=MailingState.HELD, hold_until__lte=now) | Q(state=MailingState.SENDING)
    return list(Mailing.objects.filter(due).order_by("id"))


def next_held(mailing: Mailing, *, size: int | None) -> QuerySet[Letter, int]:
    """Name the next letters of a mailing that are held; all of them when no size is given."""
    held = Letter.objects.filter(mailing=mailing, state=LetterState.HELD).order_by("id").values_list("pk", flat=True)
    return held if size is None else held[:size]


def observe_slice(mailing: Mailing) -> Slice:
    """Observe the slice of a mailing that is on its way. Cost: two counts over the slice, by index."""
    letters = Letter.objects.filter(mailing=mailing, slice_number=mailing.slice_number)
    open_states = sorted(OPEN_STATES)
    counted = letters.aggregate(
        size=Count("pk"),
        untried=Count("pk", filter=Q(state__in=open_states, attempts=0)),
        still_open=Count("pk", filter=Q(state__in=open_states)),
        refused=Count("pk", filter=Q(state=LetterState.REFUSED)),
    )
    events = LetterEvent.objects.filter(letter__mailing=mailing, letter__slice_number=mailing.slice_number)
    bounced = Q(kind=EventKind.BOUNCED, is_hard=True) & ~Q(letter__state=LetterState.REFUSED)
    heard = events.aggregate(
        bounced=Count("letter", filter=bounced, distinct=True),
        complained=Count("letter", filter=Q(kind=EventKind.COMPLAINED), distinct=True),
    )
    return Slice(
        size=counted["size"],
        untried=counted["untried"],
        ended=counted["size"] - counted["still_open"],
        bounced=counted["refused"] + heard["bounced"],
        complained=heard["complained"],
        released_at=mailing.slice_at,
    )
