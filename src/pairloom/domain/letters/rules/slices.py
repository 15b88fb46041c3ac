"""Decide how a mailing grows: slices of 20, 200 and the rest, and a halt when too much comes back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

HOLD = timedelta(minutes=10)
"""How long a mailing can be stopped before its first letter goes."""

WATCH = timedelta(minutes=5)
"""How long bounces of a slice are waited for before the next one goes."""

SLICES: tuple[int, ...] = (20, 200)
MOST_BOUNCES = 0.05
MOST_COMPLAINTS = 0.001
SHARE_ENDED = 0.9
"""A slice is through when so many of its letters have ended; letters that wait for another try hold up nobody."""


@dataclass(frozen=True)
class Slice:
    """How a slice is doing."""

    size: int
    untried: int
    ended: int
    bounced: int
    complained: int
    released_at: datetime | None


def next_size(*, slice_number: int) -> int | None:
    """Tell how many letters the slice after this one has; none means all the rest."""
    return SLICES[slice_number] if slice_number < len(SLICES) else None


def find_halt(current: Slice) -> str:
    """Name what halts a mailing, or nothing: more than 5 % bounces, or more than 0.1 % complaints, of a slice."""
    if current.size and current.bounced > current.size * MOST_BOUNCES:
        return "too-many-bounces"
    if current.size and current.complained > current.size * MOST_COMPLAINTS:
        return "too-many-complaints"
    return ""


def is_through(current: Slice, *, now: datetime) -> bool:
    """Tell whether the next slice may go: nothing untried, most ended, and bounces had their time."""
    if current.released_at is not None and now - current.released_at < WATCH:
        return False
    return not current.untried and current.ended >= current.size * SHARE_ENDED
