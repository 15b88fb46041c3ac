"""Tests of the clock."""

from datetime import UTC

from pairloom import clock


def test_time_is_told_in_utc_and_goes_on() -> None:
    first, second = clock.now(), clock.now()
    assert first.tzinfo is UTC
    assert first <= second
