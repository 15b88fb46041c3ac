"""List the trios of a pool that a view leaves open."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.blossom import OddSets
from pairloom.matching.optimum import merge_pairs
from pairloom.matching.pricing import Market, Pairs, collect_pairs, seems_more
from pairloom.matching.pricing.prices import Prices
from pairloom.matching.scoring.threads import Stopwatch, run_in_threads
from pairloom.matching.spare import Trio
from pairloom.matching.trios.views import View
from pairloom.matching.trios.wedges import FULL, NO_TRIO, Sides, find_closed, find_triangles, weigh_trios

SIDES_A_PERSON = 120
FEWEST_SIDES = 400_000
MOST_TRIANGLES = 1_000_000
MOST_MET = 8_000_000

Members = NDArray[np.int32]


@dataclass(frozen=True)
class Candidates:
    """List trios: members int32[k, 3] rising, weights int64[k]; ``beyond4`` bounds those left out, or is 0."""

    members: NDArray[np.int32]
    weights: NDArray[np.int64]
    beyond4: int = 0


class TrioLister:
    """List trios of one market; members must share an item of ``shares`` uint64[n, words], if that is given."""

    def __init__(self, market: Market, shares: NDArray[np.uint64] | None, watch: Stopwatch) -> None:
        """Take the market and what all three members must have in common."""
        self.market = market
        self.shares = shares
        self.watch = watch
        weights = market.weights
        self.bonus4 = 4 * (weights.scale * (weights.preview * 3 // 2)) if len(market.preview) else 0

    def list_all(self, view: View, least4: int, others: tuple[View, ...] = ()) -> Candidates:
        """List every trio that the view and the ``others`` bound above least4. Raises OutOfTimeError.

        Each of the three pairs has at most twice the slack that may be lost, the cheaper two at most that itself; where
        there are too many such pairs, fewer are looked at, and what that leaves open is bounded. Where there are too
        many trios, some are listed: those of every second pair, or of fewer.
        """
        most4 = view.base4 + self.bonus4
        lost, nobody = most4 - least4, np.empty((0, 3), np.int32)
        if view.bound_all() + self.bonus4 <= least4:
            return Candidates(nobody, np.empty(0, np.int64))
        room, slack = max(SIDES_A_PERSON * self.market.size, FEWEST_SIDES), lost
        sides = self._collect_sides(view, 2 * lost, room)
        if sides is not None:
            pairs = merge_pairs(self.market, sides, self.market.list_previewed())
            return self.list_closed(view, pairs, least4, others) or self._list_some(view, pairs, least4, others)
        sides = self._collect_sides(view, slack, room)
        while sides is None and slack > 0:
            slack //= 2
            sides = self._collect_sides(view, slack, room)
        if sides is None:
            return Candidates(nobody, np.empty(0, np.int64), view.bound_all() + self.bonus4)
        beyond4 = most4 - slack if slack < lost else 0
        pairs = merge_pairs(self.market, sides, self.market.list_previewed())
        found = self.list_over(view, pairs, max(least4, beyond4), others)
        if found is None:
            return self._list_some(view, pairs, least4, others)
        return Candidates(found.members, found.weights, beyond4)

    def _list_some(self, view: View, pairs: Pairs, least4: int, others: tuple[View, ...]) -> Candidates:
        """List some of too many trios: the same ones on every machine."""
        found = None
        while found is None:
            pairs = pairs.take(np.arange(0, len(pairs) - 1, 2))
            found = self.list_closed(view, pairs, least4, others)
        return Candidates(found.members, found.weights, view.bound_all() + self.bonus4)

    def _collect_sides(self, view: View, slack: int, room: int) -> Pairs | None:
        """Collect the pairs with at most this slack; None, mostly without a pass, where there is no ``room``."""
        people = view.prices.people
        if seems_more(self.market, np.flatnonzero(people > 0), people, slack, room):
            return None
        return collect_pairs(self.market, people, slack, room=room, watch=self.watch)

    def list_over(self, view: View, pairs: Pairs, least4: int, others: tuple[View, ...] = ()) -> Candidates | None:
        """List the trios over these sides that the views bound above least4; None where there are too many."""
        return self._find(view, pairs, least4, others, _find_piece)

    def list_closed(self, view: View, pairs: Pairs, least4: int, others: tuple[View, ...] = ()) -> Candidates | None:
        """List likewise those whose three pairs all are given."""
        return self._find(view, pairs, least4, others, _find_closed_piece)

    def _find(
        self, view: View, pairs: Pairs, least4: int, others: tuple[View, ...], find: Callable[..., Members | None]
    ) -> Candidates | None:
        """Find the open trios over these sides, each once; None when there are too many."""
        sides, nests = _sort_sides(self.market, pairs, view.prices), view.prices.find_nests()
        tally = Tally(find, lambda members: self._keep_open((view, *others), members, least4).members)
        work = (tally.look, self.market.stall, sides, view.prices.people, nests, view.base4 + self.bonus4, least4)
        answers = run_in_threads(work, self.market.size, scratch=_make_room, watch=self.watch)
        found = [answer for answer in answers if answer is not None]
        if len(found) < len(answers) or sum(map(len, found)) > MOST_TRIANGLES:
            return None
        members = np.concatenate(found)
        members = members[np.unique(name_trios(members, self.market.size), return_index=True)[1]]
        return Candidates(members, self.weigh(members))

    def _keep_open(self, views: tuple[View, ...], members: Members, least4: int) -> Candidates:
        """Keep the trios that all views bound above least4."""
        weights = self.weigh(members)
        for view in views:
            kept = (weights != NO_TRIO) & (view.bound_trios(members, weights) > least4)
            members, weights = members[kept], weights[kept]
        return Candidates(members, weights)

    def weigh_one(self, trio: Trio) -> int:
        """Weigh one trio."""
        return int(self.weigh(np.asarray([trio], np.int32))[0])

    def weigh(self, members: NDArray[np.int32]) -> NDArray[np.int64]:
        """Weigh trios int32[k, 3], with half the bonus of their pairs in the last preview; NO_TRIO if not possible."""
        weights = np.empty(len(members), np.int64)
        weigh_trios(self.market.stall, members, weights)
        rows = members.astype(np.int64)
        sides = np.stack([rows[:, one] * self.market.size + rows[:, other] for one, other in ((0, 1), (0, 2), (1, 2))])
        possible = ~np.isin(sides, self.market.banned).any(axis=0) & (weights != NO_TRIO)
        if self.shares is not None:
            possible &= np.bitwise_and.reduce(self.shares[members], axis=1).any(axis=1)
        preview = self.market.weights.preview * np.isin(sides, self.market.preview).sum(axis=0) // 2
        return np.where(possible, weights + self.market.weights.scale * preview, NO_TRIO)


class Tally:
    """Counts what all pieces have met and kept together, so that none goes on once there are too many.

    The referee meets all that the first view of a proof leaves open, and takes about two microseconds for each.
    """

    def __init__(self, find: Callable[..., Members | None], keep: Callable[[Members], Members]) -> None:
        """Take what finds the trios of a piece, and what tells which of them to keep."""
        self.find = find
        self.keep = keep
        self.is_full = False
        self.met = self.found = 0

    def look(self, first: int, last: int, *arguments: Any) -> NDArray[np.int32] | None:  # noqa: ANN401 - compiled
        """Find the trios of one piece; None when there are too many, of one corner or in all so far.

        A piece with too many is looked at in halves, so that it never matters how many cores share the corners.
        """
        found = None if self.is_full else self.find(first, last, *arguments)
        if found is None and not self.is_full and last - first > 1:
            middle = (first + last) // 2
            one, other = self.look(first, middle, *arguments), self.look(middle, last, *arguments)
            return None if one is None or other is None else np.concatenate([one, other])
        self.met += 0 if found is None else len(found)
        found = None if found is None or self.met > MOST_MET else self.keep(found)
        self.found += 0 if found is None else len(found)
        self.is_full |= found is None or self.found > MOST_TRIANGLES
        return None if self.is_full else found


def _make_room() -> NDArray[np.int32]:
    return np.empty((MOST_TRIANGLES, 3), np.int32)


def _find_piece(first: int, last: int, *arguments: Any) -> NDArray[np.int32] | None:  # noqa: ANN401 - compiled
    """Find the trios of one piece of the corners, and copy them."""
    room = arguments[-1]
    found = find_triangles(first, last, *arguments)
    return None if found == FULL else room[:found].copy()


def _find_closed_piece(first: int, last: int, *arguments: Any) -> NDArray[np.int32] | None:  # noqa: ANN401 - compiled
    """Find likewise those whose three pairs all are sides."""
    stall, sides, prices, _, base4, least4, room = arguments
    found = find_closed(first, last, stall, sides, prices, base4, least4, room, np.empty(len(prices), np.int64))
    return None if found == FULL else room[:found].copy()


def name_trios(members: NDArray[np.int32], size: int) -> NDArray[np.int64]:
    """Name trios of up to two million rows by one number each."""
    rows = members.astype(np.int64)
    return np.asarray((rows[:, 0] * size + rows[:, 1]) * size + rows[:, 2], np.int64)


def _sort_sides(market: Market, pairs: Pairs, prices: Prices) -> Sides:
    """Sort the sides at each corner by their slack."""
    held = prices.add_odd_sets(pairs.u, pairs.v)
    slack = np.maximum(prices.people[pairs.u] + prices.people[pairs.v] - 4 * pairs.w + held, 0)
    corner = np.concatenate([pairs.u, pairs.v])
    other = np.concatenate([pairs.v, pairs.u])
    order = np.lexsort((other, np.concatenate([slack, slack]), corner))
    starts = np.zeros(market.size + 1, np.int64)
    np.cumsum(np.bincount(corner, minlength=market.size), out=starts[1:])
    sets = prices.odd_sets
    is_even = (sets.ends - sets.begins) % 2 == 0
    evens = Prices(
        prices.people, prices.seats, OddSets(sets.order, sets.begins[is_even], sets.ends[is_even], sets.dual[is_even])
    )
    even, rows = evens.add_odd_sets(pairs.u, pairs.v), np.arange(market.size)
    return Sides(
        starts,
        other[order],
        np.concatenate([slack, slack])[order],
        np.concatenate([held, held])[order],
        np.concatenate([even, even])[order],
        evens.add_odd_sets(rows, rows),
    )
