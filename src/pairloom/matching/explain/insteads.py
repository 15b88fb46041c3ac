"""Explain why somebody was not matched with one other person: a broken rule, or what it would cost everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from pairloom.matching.errors import WishError
from pairloom.matching.explain.bounds import Cost, Forced, bound_cost
from pairloom.matching.explain.pairs import list_broken
from pairloom.matching.explain.readings import Direction, Reader
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.matching.result import Claim, Level, Result

FORBIDDEN = "forbidden"
PINNED = "pinned"


class Solver(Protocol):
    """Solve a pool with some pairs given: `pairloom.matching.solve` is one."""

    def __call__(
        self,
        pool: Pool,
        plan: Plan,
        *,
        seed: int,
        pinned: Sequence[tuple[int, int]],
        forbidden: Sequence[tuple[int, int]],
        preview: Sequence[tuple[int, int]],
        start: Result | None,
    ) -> Result:
        """Give the best solution that holds the pinned pairs."""


@dataclass(frozen=True)
class Change:
    """Compare one level before and after a pair is forced, in the level's own units; a gain is above 0."""

    claim: Claim
    at: int | None
    before: int
    after: int

    @property
    def gain(self) -> int:
        """Give what is gained; below 0 what is lost."""
        return self.after - self.before


@dataclass(frozen=True)
class ForcedRound:
    """Say what the best solution with the forced pair looks like.

    changes   every level of the objective, the most important first; the lot is left out
    moved     how many other people get another partner
    better    how many other people are served better by rel, ``worse`` how many worse (or left without a partner)
    is_exact  every level of the new solution is proven, and the forced pair does not lie below its threshold
    """

    changes: tuple[Change, ...]
    moved: int
    better: int
    worse: int
    is_exact: bool


@dataclass(frozen=True)
class InsteadReason:
    """Say why a person was not matched with one other person, the most important reason first.

    is_partner     they are partners already: there is nothing to explain
    broken         hard rules that the two break, then ``earlier``, ``blocked``, ``forbidden`` or ``pinned``
                   (one of them was given to somebody else beforehand)
    there, back    how each would be served by the other
    threshold      the threshold of the round, or None when the plan has none
    cost           what forcing the pair costs everybody at least, from the stored proofs: at the first level that
                   must pay, unless one before it pays already; None with a broken rule, or where nothing is proven
    forced         the exact cost, when a solver was given and no rule is broken
    """

    person: int
    instead: int
    is_partner: bool
    broken: tuple[str, ...]
    there: Direction
    back: Direction
    threshold: int | None
    cost: Cost | None
    forced: ForcedRound | None

    @property
    def is_below_threshold(self) -> bool:
        """Tell whether one of the two would be served worse than anybody in the round is."""
        return self.threshold is not None and min(self.there.rel, self.back.rel) < self.threshold


def explain_instead(result: Result, person: int, instead: int, *, solve: Solver | None = None) -> InsteadReason:
    """Explain why a person was not matched with another one, both by id.

    The cost comes from the proofs alone: sums of prices, no search (see `bounds` for the argument). With ``solve``
    the pair is also pinned and everybody else matched anew, which says what it costs exactly.
    Raises PoolError for an unknown id and WishError for one person twice.
    """
    if person == instead:
        raise WishError(f"person {person} is named twice; two people are wanted")
    pair, reader = _read_pair(result, person, instead)
    broken = list_broken(reader, *pair.rows) + _list_bars(result, person, instead)
    is_partner = instead in result.find_partners(person)
    is_open = not broken and not is_partner
    return InsteadReason(
        person=person,
        instead=instead,
        is_partner=is_partner,
        broken=() if is_partner else broken,
        there=pair.there,
        back=pair.back,
        threshold=next((level.value for level in result.levels if level.claim == Claim.THRESHOLD), None),
        cost=bound_cost(result, pair) if is_open else None,
        forced=force_pair(result, pair, solve) if solve and is_open else None,
    )


def force_pair(result: Result, pair: Forced, solve: Solver) -> ForcedRound:
    """Solve again with the pair pinned and compare level by level.

    The threshold afterwards counts the forced pair too. If the pair itself is the lowest, the others are still
    matched as if the threshold were theirs alone, so ``is_exact`` is false then.
    """
    forced = (pair.there.person, pair.back.person)
    after = solve(
        result.pool,
        result.plan,
        seed=result.seed,
        pinned=[*_to_tuples(result.pinned), forced],
        forbidden=_to_tuples(result.forbidden),
        preview=_to_tuples(result.preview),
        start=result,
    )
    others = ~np.isin(result.pool.ids, forced)
    change = after.rel[others].astype(np.int64) - result.rel[others]
    return ForcedRound(
        changes=_compare_levels(result, after, pair.lower),
        moved=_count_moved(result, after, forced),
        better=int(np.count_nonzero(change > 0)),
        worse=int(np.count_nonzero(change < 0)),
        is_exact=after.is_proven and pair.lower >= min(_list_thresholds(after), default=0),
    )


def _read_pair(result: Result, person: int, instead: int) -> tuple[Forced, Reader]:
    reader = Reader(result.pool, result.plan)
    mine, theirs = result.pool.find_rows([person, instead]).tolist()
    one, other = reader.read(mine), reader.read(theirs)
    return Forced(one, other, reader.direct(one, theirs), reader.direct(other, mine)), reader


def _list_bars(result: Result, person: int, instead: int) -> tuple[str, ...]:
    is_forbidden = any({person, instead} == set(pair) for pair in result.forbidden.tolist())
    is_pinned = bool(np.isin([person, instead], result.pinned).any())
    return (FORBIDDEN,) * is_forbidden + (PINNED,) * is_pinned


def _compare_levels(before: Result, after: Result, lower: int) -> tuple[Change, ...]:
    found = {(level.claim, level.at): level for level in after.levels}
    return tuple(
        Change(level.claim, level.at, level.value, _read_after(found[level.claim, level.at], lower))
        for level in before.levels
        if level.claim != Claim.LOT and (level.claim, level.at) in found
    )


def _read_after(level: Level, lower: int) -> int:
    return min(level.value, lower) if level.claim == Claim.THRESHOLD else level.value


def _list_thresholds(result: Result) -> list[int]:
    return [level.value for level in result.levels if level.claim == Claim.THRESHOLD]


def _count_moved(before: Result, after: Result, forced: tuple[int, int]) -> int:
    old, new = _list_partners(before), _list_partners(after)
    people = (set(old) | set(new)) - set(forced)
    return sum(old.get(person) != new.get(person) for person in people)


def _list_partners(result: Result) -> dict[int, frozenset[int]]:
    groups = [*map(frozenset, result.pairs.tolist()), *map(frozenset, result.trios)]
    return {person: group - {person} for group in groups for person in group}


def _to_tuples(pairs: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> list[tuple[int, int]]:
    return [(one, other) for one, other in pairs.tolist()]
