"""Read the queue of a round for its decisions, and check that the stored ones come out again."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.rules import Waiting, decide_places
from pairloom.domain.applications.rules.setting_aside import comes_first
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.programs.models import Round

CLOSED = "intake.closed"
BY_PLACES = (Why.PLACE, Why.COUNTRY_FULL, Why.COUNTRY_UNKNOWN, Why.NO_PARTNER)


@dataclass(frozen=True)
class Difference:
    """A decision that comes out otherwise than it is stored."""

    application: int
    stored: Why
    again: Why


def read_queue(applications: Iterable[Application]) -> list[Waiting]:
    """Read applications as the rule for places wants them."""
    return [Waiting(one.pk, one.country, one.received_at, one.has_priority) for one in applications]


def people_waiting_before(round_: Round) -> set[int]:
    """List by number whose last application to an earlier round ended without a place or a partner; one query."""
    earlier = Application.objects.filter(round__program_id=round_.program_id, round_id__lt=round_.pk)
    told = earlier.filter(decided_at__isnull=False).order_by("round_id").values_list("person_id", "state", "why")
    last = {person: (ApplicationState(state), Why(why)) for person, state, why in told}
    return {person for person, (state, why) in last.items() if comes_first(state, why)}


def decide_again(round_: Round) -> list[Difference]:
    """Run the decisions of a round again from what is stored; empty when the same comes out.

    Whoever withdrew after the decisions counts as they stood then: `why` keeps what was decided; who found no partner
    had a place. The share is the one that was in force at closing, which the journal holds.
    """
    decided = Application.objects.filter(Q(why__in=BY_PLACES), round=round_, decided_at__isnull=False)
    rows = list(decided.only("pk", "country", "received_at", "has_priority", "why"))
    again = {one.application: one.why for one in decide_places(read_queue(rows), share=_find_share(round_))}
    stored = {row.pk: Why.PLACE if row.why == Why.NO_PARTNER else Why(row.why) for row in rows}
    return [Difference(number, why, again[number]) for number, why in stored.items() if again[number] != why]


def _find_share(round_: Round) -> Decimal:
    """Find the share that was in force when the round closed."""
    closed = JournalEntry.objects.filter(about=f"round:{round_.pk}", act=CLOSED).order_by("-id").first()
    return round_.program.cap_share if closed is None else Decimal(str(closed.details["share"]))
