"""Decide who gets a place when a round closes: order of arrival, a limit for each country, a waiting list."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from pairloom.domain.applications.states import ApplicationState, Why

SMALLEST = 50
FEWEST_PLACES = 2


@dataclass(frozen=True)
class Waiting:
    """A confirmed application in the queue; `country` is empty where it is not known."""

    application: int
    country: str
    received_at: datetime
    has_priority: bool = False


@dataclass(frozen=True)
class Decision:
    """What was decided about one application, and why."""

    application: int
    state: ApplicationState
    why: Why


def count_places(people: int, *, share: Decimal, smallest: int = SMALLEST) -> int:
    """Count how many places a country has: its share of all confirmed people, rounded down, and two at least.

    Where fewer than `smallest` people apply, there is no limit: everybody has a place.
    """
    if people < smallest:
        return people
    return max(FEWEST_PLACES, int(Fraction(share) * people))


def decide_places(queue: Iterable[Waiting], *, share: Decimal, smallest: int = SMALLEST) -> list[Decision]:
    """Decide about each application, in the order in which they are decided.

    Who was on the waiting list of the round before comes first, then who came earlier; equal times go by number. The
    same people give the same decisions, in whatever order they are handed in. The limit is counted once.
    """
    ordered = sorted(queue, key=lambda one: (not one.has_priority, one.received_at, one.application))
    places = count_places(len(ordered), share=share, smallest=smallest)
    taken: Counter[str] = Counter()
    return [_decide(one, taken, places) for one in ordered]


def _decide(one: Waiting, taken: Counter[str], places: int) -> Decision:
    """Give a place, if the country has one left; without a country nobody can be paired with another one."""
    if not one.country:
        return Decision(one.application, ApplicationState.WAITING, Why.COUNTRY_UNKNOWN)
    if taken[one.country] >= places:
        return Decision(one.application, ApplicationState.WAITING, Why.COUNTRY_FULL)
    taken[one.country] += 1
    return Decision(one.application, ApplicationState.ACCEPTED, Why.PLACE)
