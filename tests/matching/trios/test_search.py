"""The best trio is found and proven: no other trio with the best of all others is worth more."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from pairloom.matching import Plan, Pool, solve
from pairloom.matching.optimum import Start
from pairloom.matching.plan import Comparison, Overlap, Rules
from pairloom.matching.scoring.threads import OutOfTimeError, Stopwatch
from pairloom.matching.trios import TrioAnswer, TrioSearch, listing, search
from pairloom.matching.trios.barring import bar_trios
from pairloom.matching.trios.listing import Candidates
from pairloom.matching.trios.views import View
from tests.matching.exact import Filled, Trio
from tests.matching.trios.odd import find_odd, read_shares


def search_from(filled: Filled, known: Trio, watch: Stopwatch | None = None) -> TrioAnswer:
    """Search from a trio that is possible."""
    mate = filled.fill_without(known).mate
    trios = TrioSearch(filled.graph, filled.optimum, read_shares(filled), watch or Stopwatch())
    answer = trios.find(known, mate, lambda best: best)
    assert answer is not None
    return answer


@pytest.mark.parametrize("seed", range(25))
def test_the_best_trio_is_found_and_proven_from_the_worst(seed: int) -> None:
    filled, weights, solved = find_odd(seed, 13 + 2 * (seed % 3))
    answer = search_from(filled, min(solved, key=lambda trio: solved[trio]))
    assert (answer.weight, answer.bound) == (max(solved.values()), max(solved.values()))
    assert solved[answer.trio] == answer.weight
    rows = np.flatnonzero(answer.mate >= 0)
    assert not set(rows.tolist()) & set(answer.trio)
    assert int(filled.matrix[rows, answer.mate[rows]].sum()) // 2 + weights[answer.trio] == answer.weight


@pytest.mark.parametrize("seed", range(25))
def test_each_trio_is_bounded_by_a_view_or_told_impossible(seed: int) -> None:
    filled, weights, solved = find_odd(seed, 13)
    answer = search_from(filled, next(iter(solved)))
    trios = sorted(weights)
    members, own = np.array(trios, np.int32), np.array([weights[trio] for trio in trios])
    bounds = np.min([view.bound_trios(members, own) for view in answer.views], axis=0)
    impossible = {trio for trio, _ in answer.impossible}
    assert impossible & set(solved) == set()
    left = [trio for trio, bound in zip(trios, bounds.tolist(), strict=True) if bound > 4 * answer.bound + 3]
    assert set(left) <= impossible


@pytest.mark.parametrize("seed", range(25))
def test_all_trios_as_good_as_the_best_are_told_and_enough_to_search_among(seed: int) -> None:
    filled, _, solved = find_odd(seed, 13)
    answer = search_from(filled, next(iter(solved)))
    assert answer.tied is not None
    tied = {tuple(trio) for trio in answer.tied.tolist()}
    assert {trio for trio, worth in solved.items() if worth == answer.weight} <= tied

    trios = TrioSearch(filled.graph, filled.optimum, read_shares(filled), Stopwatch())
    again = trios.find(answer.trio, answer.mate, lambda best: best, among=answer.tied)
    assert again is not None
    assert (again.weight, again.bound) == (answer.weight, answer.weight)


def test_a_search_may_begin_without_the_optimum_of_the_whole() -> None:
    filled, _, solved = find_odd(4, 13)
    start = Start(filled.optimum.seen, few=filled.optimum.seen)
    known = min(solved, key=lambda trio: solved[trio])
    trios = TrioSearch(filled.graph, filled.graph.begin(start), read_shares(filled), Stopwatch(), start)
    answer = trios.find(known, filled.fill_without(known).mate, lambda best: best)
    assert answer is not None
    assert (answer.weight, answer.bound) == (max(solved.values()), max(solved.values()))


@pytest.mark.parametrize("seed", range(10))
def test_where_too_many_trios_are_in_sight_some_are_tried_first(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    filled, _, solved = find_odd(seed, 13)
    known = min(solved, key=lambda trio: solved[trio])
    plain = search_from(filled, known)
    monkeypatch.setattr(search, "MANY", 2)
    listed: list[int] = []
    close = TrioSearch._close

    def note(self: TrioSearch, found: Candidates, ignore: Callable[[int], int], most: int) -> None:
        listed.append(len(found.members))
        close(self, found, ignore, most)

    monkeypatch.setattr(TrioSearch, "_close", note)
    answer = search_from(filled, known)
    assert listed[0] <= 2
    assert (answer.weight, answer.bound) == (plain.weight, plain.bound)


def test_trios_no_better_than_what_is_ignored_need_not_be_told_apart() -> None:
    filled, _, solved = find_odd(4, 13)
    known = min(solved, key=lambda trio: solved[trio])
    trios = TrioSearch(filled.graph, filled.optimum, read_shares(filled), Stopwatch())
    most = max(solved.values()) + 1_000
    answer = trios.find(known, filled.fill_without(known).mate, lambda _: most)
    assert answer is not None
    assert solved[answer.trio] == answer.weight <= max(solved.values()) <= answer.bound == most


def test_without_time_the_bound_covers_all_that_was_not_looked_at() -> None:
    filled, _, solved = find_odd(6, 13)
    answer = search_from(filled, next(iter(solved)), Stopwatch(0.0))
    assert solved[answer.trio] == answer.weight
    assert answer.weight <= max(solved.values()) <= answer.bound


def test_without_time_to_prove_the_known_trio_the_search_is_left() -> None:
    filled, _, solved = find_odd(6, 13)
    with pytest.raises(OutOfTimeError):
        search_from(filled, min(solved, key=lambda trio: solved[trio]), Stopwatch(0.0))


def make_alike(people: int) -> tuple[Pool, Plan]:
    """Make an odd pool of few kinds of answers, in two groups that hardly ever meet."""
    rng = np.random.default_rng(people)
    country, _stage, kind = (rng.integers(0, most, people).astype(np.int16) for most in (5, 3, 2))
    pool = Pool(
        ids=np.arange(people) + 100,
        codes={"country": country, "kind": kind},
        masks={"topics": rng.integers(0, 256, people).astype(np.uint64)},
    )
    topics = Overlap(name="topics", points=100, column="topics", table=((0, 100), (0, 60, 100), (0, 40, 70, 100)))
    kinds = Comparison(name="kind", points=50, column="kind", table="same")
    return pool, Plan("alike", (topics, kinds), Rules(differ=("country",)))


def test_where_people_answered_alike_and_too_many_trios_are_open_the_proof_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "MOST_TRIANGLES", 2_000)
    pool, plan = make_alike(301)
    result = solve(pool, plan)
    assert len(result.trios) == 1
    assert result.is_proven
    assert result.is_refereed


def test_a_trio_that_leaves_odd_groups_behind_bars_all_of_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    barred: list[View] = []

    def note(main: View, counted: View, alive: NDArray[np.bool_], least4: int) -> View | None:
        barred.append(counted)
        return bar_trios(main, counted, alive, least4)

    monkeypatch.setattr(search, "bar_trios", note)
    pool, plan = make_alike(501)
    result = solve(pool, plan, refereed=False)
    assert result.is_proven
    assert 0 < len(barred) < 12
    assert sum(trio.is_impossible for proof in result.proofs for trio in proof.trios) < 6
