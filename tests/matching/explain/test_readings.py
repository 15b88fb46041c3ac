import numpy as np
import pytest

from pairloom.matching.explain.readings import Addend, Direction, Reader, find_highest_value, scale_points
from pairloom.matching.plan import Comparison, Overlap
from tests.matching.explain.makers import FRIENDLY_PLAN, LADDER, make_friends


@pytest.mark.parametrize(
    ("points", "best", "rel"),
    [(0, 0, 1000), (7, 7, 1000), (1, 3, 333), (2, 3, 666), (104_000, 105_000, 990), (0, 5, 0)],
)
def test_the_own_best_is_exactly_1000_and_the_rest_is_in_proportion(points: int, best: int, rel: int) -> None:
    assert scale_points(points, best) == rel


def test_a_reading_knows_who_is_possible() -> None:
    reader = Reader(make_friends(), FRIENDLY_PLAN)

    possible = {10 + row: (10 + np.flatnonzero(reader.find_admissible(row))).tolist() for row in range(6)}

    assert possible == {10: [12, 13], 11: [12, 13], 12: [10, 11, 14], 13: [10, 11, 14], 14: [12, 13], 15: []} | {
        12: [10, 11],
        13: [10, 11, 14],
        14: [13],
    }


def test_broken_rules_are_told_by_name() -> None:
    reader = Reader(make_friends(), FRIENDLY_PLAN)

    broken = {name: (10 + np.flatnonzero(column)).tolist() for name, column in reader.find_broken(0).items()}

    assert broken == {"country": [], "language": [15], "hours": [14], "earlier": [11], "blocked": []}


def test_points_add_up_over_the_criteria_that_apply() -> None:
    reader = Reader(make_friends(), FRIENDLY_PLAN)

    reading = reader.read(0)

    assert reading.points[[2, 3]].tolist() == [
        400 * 22 + 250 * 0 + 150 * 40 + 150 * 100,
        400 * 65 + 250 * 100 + 150 * 100 + 150 * 100,
    ]
    assert reading.best == 81_000
    assert reader.count_most(reading) == 100 * (400 + 250 + 150 + 150)


def test_a_wish_that_nobody_possible_can_meet_does_not_apply() -> None:
    reader = Reader(make_friends(), FRIENDLY_PLAN)

    reading = reader.read(2)

    assert reading.impossible == ("same_sector",)
    assert sorted(reading.values) == ["comfort", "hours"]


def test_a_direction_tells_rank_and_share_and_every_addend() -> None:
    reader = Reader(make_friends(), FRIENDLY_PLAN)

    direction = reader.direct(reader.read(0), 2)

    assert direction == Direction(
        person=10,
        partner=12,
        points=29_800,
        rel=367,
        rank=2,
        share=50,
        addends=(
            Addend("interests", applies=True, is_wish=False, value=22, points=8_800, best=65),
            Addend("same_sector", applies=True, is_wish=True, value=0, points=0, best=100),
            Addend("comfort", applies=True, is_wish=False, value=40, points=6_000, best=100),
            Addend("hours", applies=True, is_wish=False, value=100, points=15_000, best=100),
        ),
    )


@pytest.mark.parametrize(("value", "is_met"), [(39, False), (40, True), (100, True)])
def test_a_wish_is_met_from_a_value_of_40_on(value: int, is_met: bool) -> None:
    assert Addend("wish", applies=True, is_wish=True, value=value, points=0, best=100).is_met is is_met


def test_the_highest_value_is_read_from_the_own_line_of_a_table() -> None:
    pool = make_friends()
    ladder = Comparison(name="ladder", points=1, column="sector", table=((25, 90), (0, 80)))
    interests = Overlap(name="interests", points=1, column="interests", table=LADDER, partner_none=22)

    assert [find_highest_value(pool, ladder, row) for row in (0, 2)] == [90, 80]
    assert [find_highest_value(pool, interests, row) for row in (1, 2, 3)] == [100, 22, 100]
