from datetime import date, timedelta

import pytest

from pairloom.domain.letters.rules.bouncing import is_dead_for_a_while, score_bounces

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days_ago", "score"),
    [
        ([], 0),
        ([0], 1),
        ([0, 0, 0], 1),
        ([0, 1, 2, 3, 4], 5),
        ([0, 7, 14, 21], 4),
        ([0, 8, 9, 10, 11], 1),
        ([0, 1, 9, 10], 2),
        ([4, 3, 2, 1, 0], 5),
    ],
)
def test_bounces_count_one_a_day_and_a_week_of_quiet_begins_anew(days_ago: list[int], score: int) -> None:
    assert score_bounces(TODAY - timedelta(days=days) for days in days_ago) == score


@pytest.mark.parametrize(("days", "dead"), [(4, False), (5, True), (6, True)])
def test_five_days_make_an_address_dead_for_a_while(days: int, dead: bool) -> None:
    assert is_dead_for_a_while(TODAY - timedelta(days=number) for number in range(days)) is dead
