"""Count applications: by state, by country, by day."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.rules import count_places
from pairloom.domain.applications.states import COUNTED, ApplicationState
from pairloom.domain.programs.models import Round


@dataclass(frozen=True)
class CountryCount:
    """How many people of a country stand where; `confirmed` counts all who confirmed, whatever was decided since."""

    country: str
    confirmed: int
    received: int
    accepted: int
    waiting: int


@dataclass(frozen=True)
class DayCount:
    """How many applications came on a day of the program's zone, and how many of them are confirmed by now."""

    day: date
    received: int
    confirmed: int


def count_by_state(round_: Round) -> dict[ApplicationState, int]:
    """Count the applications of a round in each state, those with none too; one query."""
    rows = Application.objects.filter(round=round_).order_by().values_list("state").annotate(Count("id"))
    found = {ApplicationState(state): count for state, count in rows}
    return {state: found.get(state, 0) for state in ApplicationState}


def count_by_country(round_: Round) -> list[CountryCount]:
    """Count the applications of a round by country, the most confirmed first; the withdrawn do not count; one query."""
    standing = Application.objects.filter(round=round_).exclude(state=ApplicationState.WITHDRAWN)
    rows = (
        standing.order_by()
        .values("country")
        .annotate(
            confirmed=Count("id", filter=Q(state__in=COUNTED)),
            received=Count("id", filter=Q(state=ApplicationState.RECEIVED)),
            accepted=Count("id", filter=Q(state=ApplicationState.ACCEPTED)),
            waiting=Count("id", filter=Q(state=ApplicationState.WAITING)),
        )
    )
    counts = [CountryCount(**row) for row in rows]
    return sorted(counts, key=lambda one: (-one.confirmed, -one.received, one.country))


def count_by_day(round_: Round) -> list[DayCount]:
    """Count the applications of a round by the day on which they came, in order; one query."""
    rows = (
        Application.objects.filter(round=round_)
        .annotate(day=TruncDate("received_at", tzinfo=ZoneInfo(round_.program.time_zone)))
        .order_by("day")
        .values("day")
        .annotate(received=Count("id"), confirmed=Count("id", filter=Q(confirmed_at__isnull=False)))
    )
    return [DayCount(**row) for row in rows]


def places_a_country(round_: Round) -> int:
    """Count how many places each country has, by the people who have confirmed so far; one query."""
    people = Application.objects.filter(round=round_, state__in=COUNTED).count()
    return count_places(people, share=round_.program.cap_share)
