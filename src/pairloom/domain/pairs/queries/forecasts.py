"""Reads of forecasts, and of the pool that they and the form's advice are made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from pairloom.domain.applications.queries import pool_of
from pairloom.domain.pairs.models import Forecast, ForecastOrder, PoolArray
from pairloom.domain.programs.catalogue import Form, read_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import newest_form
from pairloom.domain.programs.states import Moment, RoundState

LEASE = timedelta(minutes=20)
"""A forecast that was begun so long ago was given up by its worker."""
OLD_AFTER, YOUNG_UNTIL = timedelta(hours=1), timedelta(minutes=1)
CHANGED = 0.05
"""A packed pool is outdated when more than such a share of its people came or went."""
ADVISED_WITHIN = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class PoolRow:
    """What the matching reads of an application."""

    number: int
    answers: dict[str, Any]
    address: str
    name: str


def latest_forecast(round_: Round) -> Forecast | None:
    """Find the newest forecast of a round."""
    return forecasts_of(round_).first()


def forecasts_of(round_: Round) -> QuerySet[Forecast]:
    """List the forecasts of a round that are kept, newest first."""
    return Forecast.objects.filter(round=round_).order_by("-made_at", "-id")


def find_order(round_: Round) -> ForecastOrder | None:
    """Find the forecast that is wanted for a round and not made yet."""
    return ForecastOrder.objects.filter(round=round_).first()


def orders_waiting(now: datetime) -> QuerySet[ForecastOrder]:
    """List the forecasts that are wanted and that no worker is at, oldest first."""
    free = Q(begun_at=None) | Q(begun_at__lte=now - LEASE)
    return (
        ForecastOrder.objects.filter(free).select_related("round__program", "round__form").order_by("ordered_at", "id")
    )


def read_round_form(round_: Round) -> Form:
    """Read the form that the answers of a round are held against: its own, or the newest of its program."""
    return read_form((round_.form or newest_form(round_.program)).document)


def read_pool_rows(round_: Round) -> Iterator[PoolRow]:
    """Read what the matching needs of everybody in the pool of a round, in one query."""
    rows = pool_of(round_).values_list("pk", "answers", "person__email", "name")
    return (PoolRow(*row) for row in rows.iterator(chunk_size=2_000))


def open_rounds() -> list[Round]:
    """List the rounds that are open, with program and form."""
    return list(Round.objects.filter(state=RoundState.OPEN).select_related("program", "form").order_by("id"))


def rounds_closing_soon(now: datetime) -> list[Round]:
    """List the open rounds that close within ten days."""
    soon = Q(calendar__moment=Moment.CLOSES, calendar__due_at__gt=now, calendar__due_at__lte=now + ADVISED_WITHIN)
    rounds = Round.objects.filter(soon, state=RoundState.OPEN)
    return list(rounds.select_related("program", "form").order_by("id"))


def is_pool_due(round_: Round, *, now: datetime) -> bool:
    """Tell whether the packed pool of a round is missing, an hour old, or after a minute of another size."""
    packed = PoolArray.objects.filter(round=round_).values_list("made_at", "people").first()
    if packed is None:
        return True
    made_at, people = packed
    if not made_at <= now < made_at + OLD_AFTER:
        return True
    return now >= made_at + YOUNG_UNTIL and abs(pool_of(round_).count() - people) > CHANGED * people


def find_pool_key(round_: Round) -> UUID | None:
    """Find the key of the packed pool of a round: another one each time it is packed."""
    return PoolArray.objects.filter(round=round_).values_list("key", flat=True).first()


def read_pool_content(key: UUID) -> bytes | None:
    """Read a packed pool; none when it has been packed anew meanwhile."""
    content = PoolArray.objects.filter(key=key).values_list("content", flat=True).first()
    return None if content is None else bytes(content)
