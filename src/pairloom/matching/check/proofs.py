"""Read the proofs of a certificate, and say what each must show about trios."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pairloom.matching.check.measures import Scores
from pairloom.matching.check.plan import BEST
from pairloom.matching.check.prices import Prices, read_prices
from pairloom.matching.check.reading import (
    Whole,
    describe,
    read_list,
    read_object,
    read_text,
    read_whole,
    read_wholes,
    read_yes,
)
from pairloom.matching.check.solution import Solution, find_possible_trios
from pairloom.matching.check.weights import HEAVIEST, Weights, read_weights
from pairloom.matching.errors import ProofError

CLAIMS = ("placed", "threshold", "tier", "percentile", "sum", "lot")
LIMIT = 1 << 62
SEATLESS = ("placed", "threshold")
Key = tuple[str, int | None]
Trio = tuple[int, ...]


@dataclass
class Proof:
    """Hold one proof, and the pairs that its prices leave open to trios.

    exceptions  other prices, each made for one trio but good for any, of a round with a trio: a seat fewer
    impossible  trios with prices that count pairs: without them, too few others can be placed
    has_trio    the prices are those of a round with a trio already: a seat fewer, which no trio need fill
    limit    no trio's bound may exceed it; None when nothing about trios is needed
    earlier  the proof of an earlier level, with what the matching weighs by it: trios bounded below that are ruled out
    close    what was found so far: (rows int64[m, 2], price of both less 4 times the weight, shared sets,
             those of them that are even)
    """

    key: Key
    weights: Weights
    bound: int
    prices: Prices
    exceptions: list[Prices] = field(default_factory=list)
    impossible: dict[Trio, Prices] = field(default_factory=dict)
    has_trio: bool = False
    limit: int | None = None
    earlier: "tuple[Proof, int] | None" = None
    close: list[tuple[Whole, Whole, Whole, Whole]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Name the proof for a message."""
        return name_claim(self.key)

    @property
    def reach(self) -> int:
        """Give the most that y_a + y_b - 4 W(a, b) may be for a pair of a trio whose bound exceeds the limit.

        From U(t) > limit follows: the sum of y_a + y_b - 4 W over the three pairs, and twice the prices of all odd sets
        with two or three of them, is at most twice `excess`. No two terms of the other pairs make up for one pair.
        """
        return min(max(2 * self.excess, -LIMIT), LIMIT)

    @property
    def excess(self) -> int:
        """Give by how much the bound, less the dearest seat, exceeds the limit, in units times 4."""
        limit = self.limit or 0
        seat = int(self.prices.vertices[self.prices.people :].max(initial=-HEAVIEST * 4)) if self.fills_seat else 0
        return self.prices.total - seat - 4 * (limit + 1) - 6 * self.weights.pair

    @property
    def fills_seat(self) -> bool:
        """Tell whether a trio also fills one of the empty seats."""
        return self.has_seats and not self.has_trio

    def list_prices(self) -> list[Prices]:
        """List the prices for the weights of this proof: the main ones, then those of exceptions."""
        return [self.prices, *self.exceptions]

    @property
    def has_seats(self) -> bool:
        """Tell whether the graph of this proof has empty seats."""
        return self.key[0] not in SEATLESS


def name_claim(key: Key) -> str:
    """Name a claim in words: `the proof of tier 600`."""
    return f"the proof of {key[0]}" if key[1] is None else f"the proof of {key[0]} {key[1]}"


def read_claim(entry: Mapping[str, Any], where: str) -> Key:
    """Read what a level or a proof is about."""
    claim = read_text(entry["claim"], f"the claim of {where}")
    if claim not in CLAIMS:
        raise ProofError(f"{where} claims {describe(claim)}; one of {', '.join(CLAIMS)} is wanted")
    return claim, None if entry["at"] is None else read_whole(entry["at"], f"at of {where}", 0, BEST)


def read_proofs(value: object, scores: Scores, solution: Solution) -> dict[Key, Proof]:
    """Read all proofs; refuses two of the same claim."""
    proofs: dict[Key, Proof] = {}
    for item in read_list(value, "proofs"):
        entry = read_object(item, "a proof", ("claim", "at", "weights", "bound", "has_trio", "duals", "trios"))
        key = read_claim(entry, "a proof")
        if key in proofs:
            raise ProofError(f"there are two of {name_claim(key)}")
        proofs[key] = _read_proof(entry, key, scores, solution)
    return proofs


def _read_proof(entry: Mapping[str, Any], key: Key, scores: Scores, solution: Solution) -> Proof:
    weights = read_weights(entry["weights"], scores.plan.tiers)
    _check_weights(weights, key, solution)
    seats = None if key[0] not in SEATLESS else 0
    where, out = name_claim(key), ~solution.active
    proof = Proof(
        key=key,
        weights=weights,
        bound=read_whole(entry["bound"], f"the bound of {where}", -(1 << 62), 1 << 62),
        prices=read_prices(entry["duals"], out, seats, where=where),
        has_trio=read_yes(entry["has_trio"], f"has_trio of {where}"),
    )
    if proof.has_trio and (key[0] in SEATLESS or solution.placed % 2 == 0):
        raise ProofError(f"{where} counts on a trio; only an odd round above its threshold may")
    for item in read_list(entry["trios"], f"the trios of {where}"):
        _read_exception(item, proof, scores, solution)
    counting = list(proof.impossible.values())
    _check_no_price_is_negative(proof, counting if proof.has_seats else [*counting, *proof.list_prices()])
    return proof


def _check_weights(weights: Weights, key: Key, solution: Solution) -> None:
    if key[0] in SEATLESS:
        if not weights.is_plain:
            raise ProofError(f"{name_claim(key)} weighs more than the number of pairs; only pair = 1 is wanted")
        if key[0] == "placed" and weights.floor:
            raise ProofError(f"{name_claim(key)} leaves out pairs below {weights.floor}; floor 0 is wanted")
        return
    if weights.pair:
        raise ProofError(f"{name_claim(key)} counts pairs; their number is fixed by the seats, and pair = 0 is wanted")
    if weights.floor != solution.threshold:
        raise ProofError(
            f"{name_claim(key)} has the floor {weights.floor}; the threshold {solution.threshold} is wanted"
        )


def _read_exception(value: object, proof: Proof, scores: Scores, solution: Solution) -> None:
    where = f"an exception of {proof.name}"
    entry, count = read_object(value, where, ("trio", "impossible", "duals")), len(scores.people)
    trio = np.sort(read_wholes(entry["trio"], f"the trio of {where}", 0, count - 1, 3))
    possible = (np.diff(trio) > 0).all() and find_possible_trios(scores, solution, trio[None], proof.weights.floor)[0]
    if not possible:
        raise ProofError(f"{where} is about a trio that is not possible")
    key: Trio = tuple(trio.tolist())
    if key in proof.impossible:
        raise ProofError(f"{proof.name} rules one trio out twice")
    is_impossible = read_yes(entry["impossible"], f"impossible of {where}")
    out, seats = ~solution.active, 0 if is_impossible or not proof.has_seats else None
    out[trio] = is_impossible
    prices = read_prices(entry["duals"], out, seats, where=where)
    if is_impossible:
        proof.impossible[key] = prices
    else:
        proof.exceptions.append(prices)


def _check_no_price_is_negative(proof: Proof, found: list[Prices]) -> None:
    for prices in found:
        if prices.vertices.min(initial=0) < 0:
            raise ProofError(f"{proof.name} has a price below 0; without empty seats, 0 or more is wanted")
