"""Decide when a letter is tried again, and when to give up."""

from datetime import datetime, timedelta

WAITS: tuple[timedelta, ...] = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 480, 720, 720, 720, 720, 600)
)
"""How long to wait after the first try, the second, and so on: all together just below 72 hours."""

MOST_ATTEMPTS = len(WAITS) + 1


def next_try(*, attempts: int, now: datetime, expires_at: datetime | None) -> datetime | None:
    """Tell when to try again after so many tries; none when it is to be given up or would be out of date."""
    if attempts >= MOST_ATTEMPTS:
        return None
    due_at = now + WAITS[max(attempts, 1) - 1]
    if expires_at is not None and due_at >= expires_at:
        return None
    return due_at
