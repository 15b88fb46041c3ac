"""Decide what everybody may read about a match: nothing that points at one or two people."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

FEW = 3
"""Fewer people than this are never counted in public."""
SMALL = 12
"""With fewer people than this every number of a match points at somebody: none is said."""


class Claim(StrEnum):
    """What a level of a match is about, in order: each comes before all below it."""

    PLACED = "placed"
    THRESHOLD = "threshold"
    TIER = "tier"
    PERCENTILE = "percentile"
    SUM = "sum"
    LOT = "lot"


OF_PEOPLE = frozenset({Claim.TIER, Claim.PERCENTILE})
"""Levels that count people among those with a partner."""


@dataclass(frozen=True)
class Stated:
    """One level of a match as everybody may read it.

    value      none: it would point at one or two people
    is_proven  whether more is proven to be impossible; `bound` is the most that may be
    has_pins   whether organisers pinned somebody, of whom the level says nothing
    """

    claim: Claim
    at: int
    value: int | None
    bound: int
    is_proven: bool
    has_pins: bool = False


@dataclass(frozen=True)
class Reached:
    """One level of a match as it was solved."""

    claim: Claim
    at: int
    value: int
    bound: int


def blur(people: int) -> int | None:
    """Give a number of people, or none where it is one or two."""
    return None if 0 < people < FEW else people


def state_levels(levels: Iterable[Reached], *, has_pins: bool = False) -> list[Stated]:
    """Give levels without any number from which one or two people could be told, also by subtracting.

    A count of people is left out where it, or its difference to a count above that is told, is one or two.
    """
    told: dict[Claim, int] = {}
    return [_state(level, told, has_pins=has_pins) for level in levels if level.claim is not Claim.LOT]


def _state(level: Reached, told: dict[Claim, int], *, has_pins: bool) -> Stated:
    value: int | None = level.value
    if level.claim in OF_PEOPLE:
        value = _blur_below(level.value, [told[claim] for claim in (Claim.PLACED, level.claim) if claim in told])
    if value is not None and level.claim in {Claim.PLACED, *OF_PEOPLE}:
        told[level.claim] = value
    is_about_others = has_pins and level.claim is Claim.THRESHOLD
    return Stated(level.claim, level.at, value, level.bound, level.value == level.bound, has_pins=is_about_others)


def _blur_below(value: int, above: Iterable[int]) -> int | None:
    hidden = blur(value) is None or any(blur(count - value) is None for count in above)
    return None if hidden else value
