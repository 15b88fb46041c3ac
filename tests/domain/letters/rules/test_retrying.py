"""When a letter is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from pairloom.domain.letters.rules.retrying import MOST_ATTEMPTS, WAITS, next_try

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (5, 240), (6, 480), (7, 720), (11, 600)]
)
def test_each_try_waits_longer_than_the_one_before(attempts: int, minutes: int) -> None:
    assert next_try(attempts=attempts, now=NOW, expires_at=None) == NOW + timedelta(minutes=minutes)


def test_after_the_last_try_a_letter_is_given_up() -> None:
    assert next_try(attempts=MOST_ATTEMPTS, now=NOW, expires_at=None) is None


def test_all_tries_together_take_almost_but_not_more_than_72_hours() -> None:
    assert timedelta(hours=71) < sum(WAITS, timedelta()) < timedelta(hours=72)


@pytest.mark.parametrize(("expires_in", "is_tried"), [(61, True), (60, False), (59, False)])
def test_a_letter_that_would_be_out_of_date_is_given_up_at_once(expires_in: int, is_tried: bool) -> None:
    expires_at = NOW + timedelta(seconds=expires_in)
    assert (next_try(attempts=1, now=NOW, expires_at=expires_at) is not None) == is_tried
