"""How far a match is: a share of the whole that never falls and never passes one."""

from itertools import accumulate

import pytest

from pairloom.domain.pairs.rules.progress import STARTS, WEIGHTS, choose_further, measure_share, measure_solving
from pairloom.domain.pairs.states import MatchStep


def test_every_step_has_a_weight_in_the_order_of_the_steps() -> None:
    assert list(WEIGHTS) == list(MatchStep)
    assert (min(WEIGHTS.values()) > 0, sum(WEIGHTS.values())) == (True, 100)
    assert list(STARTS) == list(MatchStep)


def test_the_end_of_a_step_is_the_beginning_of_the_next_one() -> None:
    steps = list(MatchStep)
    ends = [measure_share(step, 1.0) for step in steps]
    assert ends[:-1] == [measure_share(step, 0.0) for step in steps[1:]]
    assert (measure_share(steps[0], 0.0), ends[-1]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("step", "share", "whole"),
    [("", 0.5, 0.0), ("dance", 1.0, 0.0), ("sum", 0.5, 0.34), ("sum", -3.0, 0.29), ("store", 7.0, 1.0)],
)
def test_a_share_is_between_nothing_and_the_whole(step: str, share: float, whole: float) -> None:
    assert measure_share(step, share) == whole


def test_what_is_shown_never_falls() -> None:
    told = [
        ("score", 0.1), ("score", 0.9), ("score", 0.2), ("", 0.0), ("place", 0.0), ("place", 1.0), ("place", 0.0),
        ("check", 0.0), ("measure", 0.0), ("check", 0.5), ("store", 2.0), ("gather", 0.0),
    ]  # fmt: skip
    shown = list(accumulate(told, choose_further, initial=("gather", 0.0)))
    shares = [measure_share(*one) for one in shown]
    assert shares == sorted(shares)
    assert (max(shares), shown[3], shown[4]) == (1.0, ("score", 0.9), ("score", 0.9))


def test_the_share_of_solving_ends_where_measuring_begins() -> None:
    assert measure_solving(MatchStep.LOT, 1.0) == 1.0
    assert measure_solving(MatchStep.MEASURE, 0.7) == 1.0
    assert 0.0 < measure_solving(MatchStep.SUM, 0.5) < 1.0
