"""How fast letters go, and when the fault is ours."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pairloom.domain.letters.rules.answers import Meaning
from pairloom.domain.letters.rules.pacing import (
    LONGEST_LEAD,
    PROBE_WAITS,
    Gate,
    Quota,
    judge_gate,
    must_break,
    next_probe,
    open_lanes,
    permit_size,
    wait_for_slot,
)
from pairloom.domain.letters.states import Lane

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TODAY = NOW.date()
QUOTA = Quota(a_day=1000, reserved=100)


@pytest.mark.parametrize(
    ("is_stopped", "broken_since", "probe_at", "gate"),
    [
        (False, None, None, Gate.OPEN),
        (True, None, None, Gate.STOPPED),
        (True, NOW, NOW, Gate.STOPPED),
        (False, NOW, NOW + MINUTE, Gate.BROKEN),
        (False, NOW, NOW, Gate.PROBE),
        (False, NOW, None, Gate.PROBE),
        (False, NOW, NOW + timedelta(hours=1), Gate.PROBE),
    ],
)
def test_the_gate_is_open_unless_stopped_or_broken(
    is_stopped: bool, broken_since: datetime | None, probe_at: datetime | None, gate: Gate
) -> None:
    assert judge_gate(is_stopped=is_stopped, broken_since=broken_since, probe_at=probe_at, now=NOW) == gate


@pytest.mark.parametrize(("faults", "minutes"), [(0, 1), (1, 1), (2, 2), (3, 5), (5, 15), (50, 15)])
def test_the_breaker_tries_less_and_less_often(faults: int, minutes: int) -> None:
    assert next_probe(faults=faults, now=NOW) == NOW + timedelta(minutes=minutes)
    assert timedelta(minutes=minutes) in PROBE_WAITS


@pytest.mark.parametrize(
    ("meaning", "in_a_row", "breaks"),
    [
        (Meaning.OUR_FAULT, 1, True),
        (Meaning.UNKNOWN, 2, False),
        (Meaning.UNKNOWN, 3, True),
        (Meaning.LATER, 9, False),
        (Meaning.LATER, 10, True),
        (Meaning.RECIPIENT_REFUSED, 99, False),
        (Meaning.LETTER_REFUSED, 99, False),
    ],
)
def test_what_trips_the_breaker(meaning: Meaning, in_a_row: int, breaks: bool) -> None:
    assert must_break(meaning, in_a_row=in_a_row) == breaks


@pytest.mark.parametrize(
    ("day", "sent", "lanes"),
    [
        (TODAY, 0, tuple(Lane)),
        (TODAY, 899, tuple(Lane)),
        (TODAY, 900, (Lane.SIGN_IN,)),
        (TODAY, 999, (Lane.SIGN_IN,)),
        (TODAY, 1000, ()),
        (TODAY - timedelta(days=1), 1000, tuple(Lane)),
        (None, 0, tuple(Lane)),
    ],
)
def test_the_last_letters_of_a_day_are_kept_for_codes(day: date | None, sent: int, lanes: tuple[Lane, ...]) -> None:
    assert open_lanes(QUOTA, day=day, today=TODAY, sent_that_day=sent) == lanes


def test_a_reserve_larger_than_a_quarter_does_not_stop_all_other_letters() -> None:
    assert open_lanes(Quota(a_day=100, reserved=500), day=TODAY, today=TODAY, sent_that_day=74) == tuple(Lane)


@pytest.mark.parametrize(
    ("rate", "a_day", "size"), [(1, 20_000, 1), (20, 20_000, 5), (1000, 1_000_000, 25), (1000, 300, 1)]
)
def test_a_permit_is_small_for_a_slow_relay_and_for_a_small_quota(rate: int, a_day: int, size: int) -> None:
    assert permit_size(rate=rate, quota=Quota(a_day=a_day, reserved=0)) == size


@pytest.mark.parametrize(
    ("next_slot_at", "wait"),
    [
        (None, timedelta()),
        (NOW, timedelta()),
        (NOW + timedelta(milliseconds=50), timedelta(milliseconds=50)),
        (NOW + LONGEST_LEAD + timedelta(seconds=1), timedelta()),
    ],
)
def test_a_slot_is_waited_for_unless_a_clock_jumped(next_slot_at: datetime | None, wait: timedelta) -> None:
    assert wait_for_slot(next_slot_at=next_slot_at, now=NOW) == wait
