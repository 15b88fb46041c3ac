"""How a mailing grows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pairloom.domain.letters.rules.slices import WATCH, Slice, find_halt, is_through, next_size

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DONE = Slice(size=200, untried=0, ended=200, bounced=0, complained=0, released_at=NOW - WATCH)


@pytest.mark.parametrize(("slice_number", "size"), [(0, 20), (1, 200), (2, None), (7, None)])
def test_slices_are_20_then_200_then_the_rest(slice_number: int, size: int | None) -> None:
    assert next_size(slice_number=slice_number) == size


@pytest.mark.parametrize(
    ("size", "bounced", "complained", "fault"),
    [
        (200, 10, 0, ""),
        (200, 11, 0, "too-many-bounces"),
        (20, 1, 0, ""),
        (20, 2, 0, "too-many-bounces"),
        (200, 0, 1, "too-many-complaints"),
        (1000, 0, 1, ""),
        (1000, 0, 2, "too-many-complaints"),
        (0, 0, 0, ""),
    ],
)
def test_too_much_that_comes_back_halts_a_mailing(size: int, bounced: int, complained: int, fault: str) -> None:
    assert find_halt(replace(DONE, size=size, bounced=bounced, complained=complained)) == fault


@pytest.mark.parametrize(
    ("current", "may_go_on"),
    [
        (DONE, True),
        (replace(DONE, untried=1), False),
        (replace(DONE, ended=180), True),
        (replace(DONE, ended=179), False),
        (replace(DONE, released_at=NOW - WATCH + timedelta(seconds=1)), False),
        (replace(DONE, released_at=None), True),
    ],
)
def test_the_next_slice_waits_until_this_one_is_through_and_watched(current: Slice, may_go_on: bool) -> None:
    assert is_through(current, now=NOW) == may_go_on
