import pytest

from pairloom.matching.errors import PoolError
from pairloom.matching.explain import measure_person
from pairloom.matching.explain.people import share_of_ideal
from pairloom.matching.result import Unmatched, Why
from tests.matching.explain.makers import FRIENDLY_PLAN, make_friends, make_result

LEFT_OUT = Unmatched(15, Why.NOBODY_POSSIBLE, {"language": 5})


def test_a_person_sees_the_own_best_and_how_far_the_partner_is_from_it() -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, [(10, 12), (11, 13)])

    view = measure_person(result, 10)

    assert (view.options, view.most, view.best, view.best_partner, view.best_ties) == (2, 95_000, 81_000, 13, 1)
    assert (view.points, view.rel, view.rank, view.share) == (29_800, 367, 2, 50)
    assert (view.best_of_ideal, view.points_of_ideal) == (852, 313)
    assert [direction.partner for direction in view.directions] == [12]


def test_wishes_are_met_missed_or_impossible() -> None:
    pool = make_friends()
    met = measure_person(make_result(pool, FRIENDLY_PLAN, [(10, 13)]), 10)
    missed = measure_person(make_result(pool, FRIENDLY_PLAN, [(10, 12)]), 10)
    impossible = measure_person(make_result(pool, FRIENDLY_PLAN, [(10, 12)]), 12)

    assert (met.wishes_met, met.wishes_missed) == (("same_sector",), ())
    assert (missed.wishes_met, missed.wishes_missed) == ((), ("same_sector",))
    assert (impossible.wishes_met, impossible.wishes_impossible) == ((), ("same_sector",))


def test_a_member_of_a_trio_counts_by_the_lower_of_both_partners() -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, [], trios=[(10, 12, 13)])

    view = measure_person(result, 10)

    assert [direction.partner for direction in view.directions] == [12, 13]
    assert (view.points, view.rel, view.rank) == (29_800, 367, 2)
    assert view.wishes_met == ("same_sector",)


def test_somebody_without_a_partner_keeps_the_reason() -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, [(10, 12), (11, 13)], unmatched=(LEFT_OUT,))

    view = measure_person(result, 15)

    assert (view.options, view.best, view.best_partner, view.best_ties) == (0, -1, None, 0)
    assert (view.points, view.rel, view.rank, view.share, view.directions) == (-1, -1, 0, 0, ())
    assert view.unmatched == LEFT_OUT
    assert view.price == 5.0


def test_an_unknown_person_is_refused() -> None:
    with pytest.raises(PoolError, match="person 99 is not in the pool of 6 people"):
        measure_person(make_result(make_friends(), FRIENDLY_PLAN, [(10, 12)]), 99)


@pytest.mark.parametrize(("points", "most", "share"), [(-1, 10, 0), (1, 3, 333), (3, 3, 1000), (0, 0, 1000)])
def test_shares_of_the_ideal_are_rounded_down(points: int, most: int, share: int) -> None:
    assert share_of_ideal(points, most) == share
