"""Hold what a match says of one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Seated:
    """Hold one person of a match; the fields are those of a seat, and the rest what the whole is counted from.

    row                  of the pool
    got                  0 to 1000: what the partner gives, as a share of an ideal one; -1 without a partner
    met, possible, asked wishes of this person that the partner meets, that somebody could meet, all of them
    """

    row: int
    application: int
    country: str
    group: int | None = None
    rel: int = -1
    rank: int = 0
    share: int = -1
    options: int = 0
    best_of_ideal: int = 0
    why: str = ""
    is_bridge: bool = False
    is_thin: bool = False
    is_unsure: bool = False
    is_pinned: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)
    got: int = -1
    met: int = 0
    possible: int = 0
    asked: int = 0
