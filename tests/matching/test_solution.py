"""One way to place everybody measures as plain Python counts it, pairs, trio and preview."""

from itertools import combinations

import numpy as np
import pytest

from pairloom.matching.scoring import compile_scores
from pairloom.matching.solution import Solution, measure_solution, sum_bonus
from tests.matching.brute import Round, list_matchings
from tests.matching.pools import make_case


@pytest.mark.parametrize("seed", range(60))
def test_any_matching_measures_as_plain_python_counts_it(seed: int) -> None:
    case = make_case(seed, most=7)
    tried, objective = Round(case), case.plan.objective
    scores = compile_scores(case.pool, case.plan)
    free = tuple(row for row in tried.rows if not any(row in pair for pair in tried.pinned))
    previewed = np.array([sorted(pair) for pair in tried.preview], np.int64).reshape(-1, 2)
    pins = [tuple(sorted(pair)) for pair in tried.pinned]
    for matching in list(list_matchings(tried, free))[::7]:
        groups = [*matching, *pins]
        pairs = np.array([group for group in groups if len(group) == 2], np.int64).reshape(-1, 2)
        trios = [(group[0], group[1], group[2]) for group in groups if len(group) == 3]
        bonus = sum_bonus(pairs, trios[0] if trios else None, previewed, len(case.pool), objective.preview)
        measure, worth = measure_solution(scores, objective, pairs, trios, bonus), tried.weigh(matching)
        assert (measure.tiers, measure.total) == (worth.tiers, worth.total)
        assert measure.percentile == worth.percentile or not objective.percentile
        for group in groups:
            for i in group:
                lowest = min(tried.rel(i, j) for j in group if j != i)
                assert (measure.rel[i], measure.points[i]) == (lowest, min(tried.points[i, j] for j in group if j != i))


def test_a_solution_lists_its_pairs_and_counts_its_people() -> None:
    solution = Solution(np.array([3, -1, -1, 0, -1, 6, 5], np.int32), (1, 2, 4))
    assert solution.list_pairs().tolist() == [[0, 3], [5, 6]]
    assert (solution.placed, Solution(solution.mate, None).placed) == (7, 4)


@pytest.mark.parametrize(("kept", "bonus"), [(0, 0), (1, 2), (2, 5), (3, 7)])
def test_pairs_of_a_trio_bring_half_the_bonus_each_rounded_down_in_all(kept: int, bonus: int) -> None:
    known = np.array([[9, 8], *list(combinations((1, 2, 4), 2))[:kept]])
    assert sum_bonus(np.array([[8, 9]]), (1, 2, 4), known, 10, 5) == 5 + bonus
    assert sum_bonus(np.array([[7, 9]]), (1, 2, 4), known, 10, 5) == bonus
