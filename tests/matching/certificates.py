"""Write certificates of small rounds without the solver: every matching tried, prices from the matching core alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from pairloom.matching.blossom import OddSets, maximum_weight_matching
from pairloom.matching.certificate import NOTICE
from tests.matching.brute import Best, Case, Group, Matching, Round, list_matchings, solve_by_trying

Duals = dict[str, Any]
Weight = Callable[[Group], int]


def write_sets(odd_sets: OddSets) -> dict[str, list[int]]:
    """Write odd sets as stretches of a line of their members alone."""
    held = [
        any(begin <= spot < end for begin, end in zip(odd_sets.begins, odd_sets.ends, strict=True))
        for spot in range(len(odd_sets.order))
    ]
    places = [sum(held[:spot]) for spot in range(len(held) + 1)]
    return {
        "line": [int(member) for member, is_held in zip(odd_sets.order, held, strict=True) if is_held],
        "begins": [places[begin] for begin in odd_sets.begins],
        "ends": [places[end] for end in odd_sets.ends],
        "prices": odd_sets.dual.tolist(),
    }


def list_sets(sets: dict[str, list[int]]) -> list[tuple[list[int], int]]:
    """List the members and the price of each odd set."""
    stretches = zip(sets["begins"], sets["ends"], sets["prices"], strict=True)
    return [(sets["line"][begin:end], price) for begin, end, price in stretches]


@dataclass(frozen=True)
class Factors:
    """Hold the weights of one proof, as a certificate writes them."""

    floor: int
    pair: int = 0
    rel: int = 0
    tiers: tuple[int, ...] = ()
    percentile: int = 0
    preview: int = 0
    scale: int = 1
    lot: bool = False

    def weigh(self, tried: Round, group: Group) -> int:
        """Weigh a pair or a trio."""
        served: list[tuple[int, list[int]]] = [(i, [j for j in group if j != i]) for i in group]
        rel = [min(tried.rel(i, j) for j in others) for i, others in served]
        better = sum(all(tried.is_better(i, j) for j in others) for i, others in served)
        made = sum(frozenset(pair) in tried.preview for pair in combinations(group, 2))
        total = self.rel * sum(rel)
        for factor, tier in zip(self.tiers, tried.plan.objective.tiers, strict=bool(self.tiers)):
            total += factor * sum(one >= tier for one in rel)
        total += self.percentile * better + self.preview * made // (len(group) - 1) + self.pair * int(len(group) == 2)
        return self.scale * total + (tried.lot(group) if self.lot else 0)


class Prover:
    """Prove the best of a small round, level by level."""

    def __init__(self, case: Case) -> None:
        self.case, self.tried, self.best = case, Round(case), solve_by_trying(case)
        self.count = len(case.pool)
        pinned = {row for pair in self.tried.pinned for row in pair}
        self.free = [row for row in self.tried.rows if row not in pinned]
        self.winner = self.best.matchings[0]
        self.placed = sum(len(group) for group in self.winner)
        self.threshold = self.best.worth.threshold
        self.rivals = [
            matching
            for matching in list_matchings(self.tried, tuple(self.free))
            if sum(map(len, matching)) == self.placed and self.tried.weigh(matching).threshold >= self.threshold
        ]

    def list_trios(self, floor: int) -> Iterator[Group]:
        """List every trio that may be, with all directions at the floor."""
        for trio in combinations(self.free, 3):
            directions = [(i, j) for i in trio for j in trio if i != j]
            if self.tried.is_possible(trio) and all(self.tried.rel(i, j) >= floor for i, j in directions):
                yield trio

    def list_alive(self, floor: int) -> list[int]:
        """List those who have anybody to be paired with at the floor."""
        return [i for i in self.free if any(self.may_pair(i, j, floor) for j in self.free if j != i)]

    def may_pair(self, i: int, j: int, floor: int) -> bool:
        """Tell whether a pair exists at the floor."""
        return self.tried.exists(i, j) and min(self.tried.rel(i, j), self.tried.rel(j, i)) >= floor

    def price(self, factors: Factors, seats: int, *, out: Group = (), perfect: bool) -> tuple[Duals, int]:
        """Find the prices of the graph without those who are out: duals, and their total (times 4)."""
        edges = [
            (i, j, factors.weigh(self.tried, (i, j)))
            for i, j in combinations(self.free, 2)
            if not {i, j} & set(out) and self.may_pair(i, j, factors.floor)
        ]
        edges += [(i, self.count + k, 0) for i in self.list_alive(factors.floor) if i not in out for k in range(seats)]
        u, v, w = zip(*edges, strict=True) if edges else ((), (), ())
        lift = (self.count + 1) * self.heaviest(factors) + 1 if perfect else 0
        found = maximum_weight_matching(self.count + seats, u, v, [weight + lift for weight in w])
        alive = self.list_alive(factors.floor)
        inside = {*alive, *range(self.count, self.count + seats)} - set(out)
        prices = [int(price) - 2 * lift if row in inside else 0 for row, price in enumerate(found.dual)]
        sets = write_sets(found.odd_sets)
        total = sum(prices) + sum(price * (len(members) // 2) for members, price in list_sets(sets))
        return {
            "people": prices[: self.count],
            "seats": prices[self.count :],
            "odd_sets": sets,
        }, total

    def heaviest(self, factors: Factors) -> int:
        """Find the heaviest group there is: so much is a missing pair dearer than all that prices could regain."""
        groups = [group for size in (2, 3) for group in combinations(self.free, size) if self.tried.is_possible(group)]
        return max((factors.weigh(self.tried, group) for group in groups), default=0)

    def prove(self, claim: str, at: int | None, factors: Factors, limit: int | None, *, bound: int) -> dict[str, Any]:
        """Write one proof; every trio that the prices do not bound becomes an exception."""
        has_seats = claim not in ("placed", "threshold")
        seats = len(self.list_alive(factors.floor)) - self.placed + self.placed % 2 if has_seats else 0
        main, total = self.price(factors, seats, perfect=has_seats)
        trios = [] if limit is None else list(self.list_trios(factors.floor))
        loose = [trio for trio in trios if self.bound_trio(trio, factors, main, total) > (limit or 0)]
        exceptions = []
        for trio in loose:
            own, own_total = self.price(factors, max(seats - 1, 0), out=trio, perfect=has_seats)
            counted, pairs = self.price(Factors(factors.floor, pair=1), 0, out=trio, perfect=False)
            is_impossible = has_seats and 2 * (pairs // 4) < self.placed - 3
            assert is_impossible or own_total // 4 + factors.weigh(self.tried, trio) <= (limit or 0)
            duals = counted if is_impossible else self.widen(own, trio, factors)
            exceptions.append({"trio": list(trio), "impossible": is_impossible, "duals": duals})
        weights = {**vars(factors), "tiers": list(factors.tiers)}
        return {
            "claim": claim,
            "at": at,
            "weights": weights,
            "bound": bound,
            "has_trio": False,
            "duals": main,
            "trios": exceptions,
        }

    def widen(self, duals: Duals, trio: Group, factors: Factors) -> Duals:
        """Make prices of the whole graph of those without a trio: the three cost so much that no pair is too cheap."""
        prices = [*duals["people"], *duals["seats"]]
        dear = 4 * self.heaviest(factors) + max(map(abs, prices))
        return {**duals, "people": [dear if row in trio else price for row, price in enumerate(duals["people"])]}

    def bound_trio(self, trio: Group, factors: Factors, duals: Duals, total: int) -> int:
        """Bound what a solution with this trio is worth, by the prices of the graph with it."""
        left = total + 4 * factors.weigh(self.tried, trio) - sum(duals["people"][row] for row in trio)
        best: list[int] = []
        for seat in range(max(len(duals["seats"]), 1)):
            gone = {*trio, self.count + seat} if duals["seats"] else set(trio)
            price = duals["seats"][seat] if duals["seats"] else 0
            inside = sum(z * (len(gone & set(members)) // 2) for members, z in list_sets(duals["odd_sets"]))
            best.append(left - price - inside)
        return min(best) // 4

    def find_factors(self, factors: Factors, first: int) -> Factors:
        """Double the weights of earlier tiers until the winner is the heaviest of all rivals."""
        tiers = factors.tiers
        for doubling in range(40):
            heavier = tuple(
                tier << (doubling * (len(tiers) - place + (first > len(tiers)))) for place, tier in enumerate(tiers)
            )
            percentile = factors.percentile << doubling if first > len(tiers) else factors.percentile
            tried = replace(factors, tiers=heavier, percentile=percentile)
            if factors.lot:
                tried = replace(factors, scale=1 << doubling)
            if self.weigh(self.winner, tried) == max(self.weigh(rival, tried) for rival in self.rivals):
                return tried
        raise AssertionError("no weights make the winner the heaviest")

    def weigh(self, matching: Matching, factors: Factors) -> int:
        """Weigh a whole matching."""
        return sum(factors.weigh(self.tried, group) for group in matching)

    def prove_level(self, claim: str, at: int | None, factors: Factors, place: int) -> dict[str, Any]:
        """Prove a level after the threshold."""
        chosen = self.find_factors(factors, place)
        self.chosen = chosen
        bound = self.weigh(self.winner, chosen)
        return self.prove(claim, at, chosen, bound if self.placed % 2 else None, bound=bound)

    def prove_all(self) -> list[dict[str, Any]]:
        """Prove every level, also those that would need no proof."""
        order, floor, half = self.case.plan.objective, self.threshold, self.placed // 2
        count = len(order.tiers)
        proofs = [self.prove("placed", None, Factors(0, pair=1), None if self.placed % 2 else half - 2, bound=half)]
        if order.threshold and floor < 1000:
            most = self.price(Factors(floor + 1, pair=1), 0, perfect=False)[1] // 4
            limit = half - 2 if most == half else None
            proofs.append(self.prove("threshold", None, Factors(floor + 1, pair=1), limit, bound=most))
        for place, tier in enumerate(order.tiers):
            tiers = tuple(int(other <= place) for other in range(count))
            proofs.append(self.prove_level("tier", tier, Factors(floor, tiers=tiers), place))
        full = Factors(floor, tiers=(1,) * count, percentile=int(order.percentile > 0))
        if order.percentile:
            proofs.append(self.prove_level("percentile", order.percentile, full, count))
        total = replace(full, rel=1, preview=order.preview)
        proofs.append(self.prove_level("sum", None, total, count + 1))
        proofs.append(self.prove_level("lot", None, replace(self.chosen, lot=True), count + 1))
        return proofs


def write_certificate(case: Case) -> dict[str, Any]:
    """Write the whole certificate of a small round."""
    prover, pool, ids = Prover(case), case.pool, case.pool.ids.tolist()
    groups = [*prover.winner, *(tuple(sorted(pair)) for pair in prover.tried.pinned)]
    placed = {row for group in groups for row in group}
    return {
        "format": "pairloom-proof",
        "version": 2,
        "notice": NOTICE,
        "seed": case.seed,
        "plan": case.plan.to_dict(),
        "threshold": prover.threshold,
        "pool": {
            "ids": ids,
            "codes": {name: column.tolist() for name, column in pool.codes.items()},
            "flags": {name: column.astype(int).tolist() for name, column in pool.flags.items()},
            "masks": {
                name: {"words": mask.shape[1], "items": prover.tried.items[name]} for name, mask in pool.masks.items()
            },
            "grids": {name: grid.tolist() for name, grid in pool.grids.items()},
            "earlier": pool.earlier.tolist(),
            "blocked": pool.blocked.tolist(),
        },
        **{name: [list(pair) for pair in getattr(case, name)] for name in ("pinned", "forbidden", "preview")},
        "pairs": [[ids[row] for row in group] for group in groups if len(group) == 2],
        "trios": [[ids[row] for row in group] for group in groups if len(group) == 3],
        "unmatched": [ids[row] for row in range(len(ids)) if row not in placed],
        "levels": list_levels(case, prover.best),
        "proofs": prover.prove_all(),
    }


def list_levels(case: Case, best: Best) -> list[dict[str, Any]]:
    """List all levels, each proven."""
    order, worth = case.plan.objective, best.worth
    values: list[tuple[str, int | None, int]] = [("placed", None, worth.placed)]
    values += [("threshold", None, worth.threshold)] if order.threshold else []
    values += [("tier", tier, count) for tier, count in zip(order.tiers, worth.tiers, strict=True)]
    values += [("percentile", order.percentile, worth.percentile)] if order.percentile else []
    values += [("sum", None, worth.total), ("lot", None, worth.lot)]
    return [{"claim": claim, "at": at, "value": value, "bound": value} for claim, at, value in values]
