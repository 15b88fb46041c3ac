"""All trios that a view leaves open are listed, each once, with its weight."""

import numpy as np
import pytest

from pairloom.matching.scoring.threads import Stopwatch
from pairloom.matching.trios import listing
from pairloom.matching.trios.listing import Tally, TrioLister
from pairloom.matching.trios.views import view_joined, view_trio
from pairloom.matching.trios.wedges import NO_TRIO
from tests.matching.exact import fill_case
from tests.matching.trios.odd import find_odd, list_trios, read_shares, weigh_trio_plainly


@pytest.mark.parametrize("seed", range(20))
def test_trios_weigh_what_plain_python_says_with_preview_and_forbidden_pairs(seed: int) -> None:
    filled = fill_case(700 + seed, 11)
    plainly = weigh_trio_plainly(filled)
    trios = list_trios(filled)
    lister = TrioLister(filled.market, read_shares(filled), Stopwatch())
    found = lister.weigh(np.array(trios, np.int32).reshape(-1, 3))
    assert found.tolist() == [plainly.get(trio, NO_TRIO) for trio in trios]
    assert all(lister.weigh_one(trio) == plainly[trio] for trio in list(plainly)[:5])


@pytest.mark.parametrize("seed", range(12))
def test_every_trio_that_a_view_leaves_open_is_listed(seed: int) -> None:
    filled, weights, solved = find_odd(seed, 13)
    lister = TrioLister(filled.market, read_shares(filled), Stopwatch())
    trios = sorted(weights)
    members, own = np.array(trios, np.int32), np.array([weights[trio] for trio in trios])
    chosen = max(solved, key=lambda trio: solved[trio])
    rest = filled.price_without(chosen)
    for make in (view_trio, view_joined):
        view = make(filled.market, chosen, rest)
        bounds = view.bound_trios(members, own)
        for least4 in (int(np.median(bounds)), 4 * min(solved.values())):
            listed = lister.list_all(view, least4)
            wanted = {trio for trio, bound in zip(trios, bounds.tolist(), strict=True) if bound > least4}
            assert {tuple(trio) for trio in listed.members.tolist()} == wanted
            assert len(listed.members) == len(wanted)
            assert listed.weights.tolist() == [weights[tuple(trio)] for trio in listed.members.tolist()]
            assert listed.beyond4 == 0


def test_nothing_is_listed_above_what_any_trio_reaches() -> None:
    filled, _, solved = find_odd(1, 13)
    lister = TrioLister(filled.market, read_shares(filled), Stopwatch())
    trio = next(iter(solved))
    view = view_trio(filled.market, trio, filled.price_without(trio))
    assert lister.list_all(view, view.base4 + lister.bonus4).members.shape == (0, 3)


def test_nobody_looks_on_once_there_are_too_many_trios(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_TRIANGLES", 10)
    looked: list[int] = []

    def find(first: int, last: int, *_more: object) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
        looked.append(first)
        return np.zeros((last - first, 3), np.int32)

    tally = Tally(find, lambda members: members)
    found = [tally.look(first, first + 4) for first in (0, 4, 8, 12)]
    assert [None if each is None else len(each) for each in found] == [4, 4, None, None]
    assert looked == [0, 4, 8]


def test_a_piece_with_too_many_trios_is_looked_at_in_halves() -> None:
    def find(first: int, last: int, *_more: object) -> np.ndarray[tuple[int, int], np.dtype[np.int32]] | None:
        return None if last - first > 2 else np.full((last - first, 3), first, np.int32)

    tally = Tally(find, lambda members: members)
    found = tally.look(0, 7)
    assert found is not None
    assert found[:, 0].tolist() == [0, 1, 1, 3, 3, 5, 5]
    assert Tally(lambda *_piece: None, lambda members: members).look(0, 7) is None


def test_what_another_view_closes_is_not_kept_but_counts_as_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_MET", 10)
    tally = Tally(lambda first, last: np.zeros((last - first, 3), np.int32), lambda members: members[:1])
    found = [tally.look(first, first + 4) for first in (0, 4, 8)]
    assert [None if each is None else len(each) for each in found] == [1, 1, None]


@pytest.mark.parametrize("seed", range(12))
def test_trios_that_another_view_closes_are_left_out(seed: int) -> None:
    filled, weights, solved = find_odd(seed, 13)
    lister, least4 = TrioLister(filled.market, read_shares(filled), Stopwatch()), 4 * min(solved.values())
    one, other = (view_joined(filled.market, trio, filled.price_without(trio)) for trio in (min(solved), max(solved)))
    listed = lister.list_all(one, least4, (other,))
    bounds = [view.bound_trios(listed.members, listed.weights) for view in (one, other)]
    alone = lister.list_all(one, least4)
    kept = other.bound_trios(alone.members, alone.weights) > least4
    assert listed.members.tolist() == alone.members[kept].tolist()
    assert (np.min(bounds, axis=0, initial=1 << 60) > least4).all()
    assert all(weights[tuple(trio)] >= 0 for trio in listed.members.tolist())


def test_where_there_is_no_room_for_all_trios_some_are_listed_and_every_one_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filled, _, solved = find_odd(1, 13)
    lister = TrioLister(filled.market, read_shares(filled), Stopwatch())
    trio = next(iter(solved))
    view = view_trio(filled.market, trio, filled.price_without(trio))
    monkeypatch.setattr(listing, "MOST_TRIANGLES", 1)
    listed = lister.list_all(view, 0)
    assert (len(listed.members) <= 1, listed.beyond4) == (True, view.bound_all() + lister.bonus4)
