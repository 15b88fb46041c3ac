"""What everybody may read about a match: levels, but no count that points at one or two people."""

import pytest

from pairloom.domain.pairs.rules.stating import Claim, Reached, Stated, blur, state_levels

PLACED = Reached(Claim.PLACED, 0, 90, 90)


@pytest.mark.parametrize(("people", "told"), [(0, 0), (1, None), (2, None), (3, 3), (400, 400)])
def test_one_or_two_people_are_never_counted(people: int, told: int | None) -> None:
    assert blur(people) == told


def tell(*values: int) -> list[int | None]:
    """Tell counts of tiers after 90 people have a partner."""
    tiers = [Reached(Claim.TIER, 600 + 100 * place, value, value) for place, value in enumerate(values)]
    return [stated.value for stated in state_levels([PLACED, *tiers])][1:]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((90, 90, 80), [90, 90, 80]),
        ((90, 89, 80), [90, None, 80]),
        ((88, 80, 79), [None, 80, None]),
        ((80, 50, 2), [80, 50, None]),
        ((80, 50, 0), [80, 50, 0]),
        ((87, 86, 85), [87, None, None]),
    ],
)
def test_no_count_and_no_difference_of_counts_points_at_one_or_two(
    values: tuple[int, ...], told: list[int | None]
) -> None:
    assert tell(*values) == told


def test_the_better_half_is_held_against_all_who_have_a_partner() -> None:
    half = Reached(Claim.PERCENTILE, 50, 89, 90)
    assert state_levels([PLACED, half])[1] == Stated(Claim.PERCENTILE, 50, None, 90, is_proven=False)


def test_thresholds_and_sums_count_no_people_and_the_lot_is_told_elsewhere() -> None:
    levels = [
        Reached(Claim.THRESHOLD, 0, 2, 2),
        Reached(Claim.SUM, 0, 84_000, 84_010),
        Reached(Claim.LOT, 0, 7, 7),
    ]
    assert state_levels(levels) == [
        Stated(Claim.THRESHOLD, 0, 2, 2, is_proven=True),
        Stated(Claim.SUM, 0, 84_000, 84_010, is_proven=False),
    ]


def test_only_the_threshold_says_nothing_of_people_who_are_pinned() -> None:
    levels = [PLACED, Reached(Claim.THRESHOLD, 0, 670, 670)]
    assert [stated.has_pins for stated in state_levels(levels, has_pins=True)] == [False, True]
