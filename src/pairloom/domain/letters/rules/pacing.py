"""Decide how fast letters go: the relay's rate, its daily quota, and the breaker when the fault is ours."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from pairloom.domain.letters.rules.answers import Meaning
from pairloom.domain.letters.states import Lane

LONGEST_LEAD = timedelta(seconds=5)
"""No slot is further away than this: one that is comes from a clock that jumped."""

MOST_AT_ONCE = 25

PROBE_WAITS: tuple[timedelta, ...] = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15))
"""How long the breaker stays open before one letter tries whether the fault is mended."""

PATIENCE: dict[Meaning, int] = {Meaning.OUR_FAULT: 1, Meaning.UNKNOWN: 3, Meaning.LATER: 10}
"""How many answers of a kind, one after the other, trip the breaker."""


class Gate(StrEnum):
    """Whether the relay takes a letter now."""

    OPEN = "open"
    PROBE = "probe"
    """One letter may try."""
    STOPPED = "stopped"
    BROKEN = "broken"


def judge_gate(*, is_stopped: bool, broken_since: datetime | None, probe_at: datetime | None, now: datetime) -> Gate:
    """Decide whether the relay takes a letter now."""
    if is_stopped:
        return Gate.STOPPED
    if broken_since is None:
        return Gate.OPEN
    if probe_at is None or probe_at <= now or probe_at - now > PROBE_WAITS[-1]:
        return Gate.PROBE
    return Gate.BROKEN


def next_probe(*, faults: int, now: datetime) -> datetime:
    """Tell when to try again after so many failed tries of the breaker."""
    return now + PROBE_WAITS[min(max(faults, 1), len(PROBE_WAITS)) - 1]


def must_break(meaning: Meaning, *, in_a_row: int) -> bool:
    """Decide whether this answer, the last of so many bad ones in a row, trips the breaker."""
    return meaning in PATIENCE and in_a_row >= PATIENCE[meaning]


@dataclass(frozen=True)
class Quota:
    """How many letters may go in a day; some of them are kept for sign-in codes."""

    a_day: int
    reserved: int


def open_lanes(quota: Quota, *, day: date | None, today: date, sent_that_day: int) -> tuple[Lane, ...]:
    """Tell which lanes may still send today, first things first; the reserve is at most a quarter of the quota."""
    sent = sent_that_day if day == today else 0
    if sent >= quota.a_day:
        return ()
    if sent >= quota.a_day - min(quota.reserved, quota.a_day // 4):
        return (Lane.SIGN_IN,)
    return tuple(Lane)


def permit_size(*, rate: int, quota: Quota) -> int:
    """Tell how many letters a worker may send before it asks again: a quarter second's worth, few of a small quota."""
    return max(1, min(MOST_AT_ONCE, rate // 4, quota.a_day // 1000))


def wait_for_slot(*, next_slot_at: datetime | None, now: datetime) -> timedelta:
    """Tell how long to wait for the next slot of the relay's rate."""
    if next_slot_at is None or next_slot_at <= now or next_slot_at - now > LONGEST_LEAD:
        return timedelta()
    return next_slot_at - now
