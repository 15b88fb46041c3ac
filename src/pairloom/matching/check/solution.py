"""Read who is with whom, refuse what may not be, and count what it is worth on each level."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.criteria import Rows
from pairloom.matching.check.lots import Hashes, draw_lots, hash_people
from pairloom.matching.check.measures import Listed, Scores
from pairloom.matching.check.plan import BEST
from pairloom.matching.check.reading import LARGEST, Whole, read_rows, read_whole, read_wholes
from pairloom.matching.errors import ProofError

SIDES = np.array([[0, 1], [0, 2], [1, 2]])


@dataclass(frozen=True)
class Groups:
    """Hold pairs or trios as rows int64[count, 2 or 3] with the points and the rel of each member (lower of two)."""

    members: Whole
    points: Whole
    rel: Whole


@dataclass(frozen=True)
class Solution:
    """Hold a matching that was found to be valid.

    active      bool[n], everybody but the pinned
    forbidden   pairs that do not exist; preview  pairs that earn the bonus in the sum
    fixed       the pinned pairs; pairs, trios  the groups of active people
    """

    active: NDArray[np.bool_]
    forbidden: Listed
    preview: Listed
    hashes: Hashes
    threshold: int
    fixed: Groups
    pairs: Groups
    trios: Groups

    @property
    def placed(self) -> int:
        """Count the active people who are placed."""
        return int(self.pairs.members.size + self.trios.members.size)


@dataclass(frozen=True)
class Tally:
    """Count what some groups are worth: people placed, at each tier, in the better part, sum of rel, bonuses, lots."""

    placed: int
    tiers: tuple[int, ...]
    percentile: int
    rel: int
    bonus: int
    lot: int

    @property
    def total(self) -> int:
        """Give the sum of rel with the bonus of the preview."""
        return self.rel + self.bonus


def read_solution(certificate: Mapping[str, Any], scores: Scores) -> Solution:
    """Read the matching; refuses the first group that may not be, and anybody who is missing or named twice."""
    people, count = scores.people, len(scores.people)
    pinned = people.read_pairs(certificate["pinned"], "pinned")
    active = np.ones(count, np.bool_)
    active[pinned] = False
    if np.bincount(pinned.ravel(), minlength=count).max(initial=0) > 1:
        raise ProofError("pinned names somebody twice; everybody has one partner at most")
    forbidden = Listed(people.read_pairs(certificate["forbidden"], "forbidden"), count)
    pairs = _read_groups(certificate, scores, "pairs", 2)
    trios = _read_groups(certificate, scores, "trios", 3)
    _check_everybody_once(certificate["unmatched"], scores, pairs, trios)
    kept = Listed(pinned, count).holds(pairs[:, 0], pairs[:, 1])
    if int(kept.sum()) < len(pinned):
        raise ProofError(f"only {int(kept.sum())} of {len(pinned)} pinned pairs are among the pairs")
    seed = read_whole(certificate["seed"], "seed", 0, LARGEST)
    solution = Solution(
        active=active,
        forbidden=forbidden,
        preview=Listed(people.read_pairs(certificate["preview"], "preview"), count),
        hashes=hash_people(seed, people.ids),
        threshold=read_whole(certificate["threshold"], "threshold", 0, BEST),
        fixed=rate_groups(scores, pairs[kept]),
        pairs=rate_groups(scores, pairs[~kept]),
        trios=rate_groups(scores, trios),
    )
    _check_groups(scores, solution)
    return solution


def rate_groups(scores: Scores, members: Whole) -> Groups:
    """Score each member toward the partner: in a trio the lower of two, of points and of rel."""
    width = members.shape[1]
    points = np.full(members.shape, np.iinfo(np.int64).max)
    for own in range(width):
        for other in range(width):
            if other != own:
                found = scores.score(members[:, own], members[:, other])
                points[:, own] = np.minimum(points[:, own], found)
    return Groups(members, points, scores.rate(members, points))


def find_possible_trios(scores: Scores, solution: Solution, members: Whole, floor: int) -> NDArray[np.bool_]:
    """Tell which trios may be: each pair allowed and not forbidden, at the floor, a shared item if asked."""
    possible = (rate_groups(scores, members).rel >= floor).all(axis=1)
    for first, second in SIDES:
        possible &= _may_be(scores, solution, members[:, first], members[:, second])
    if scores.plan.trio_mask is not None:
        mask = scores.plan.trio_mask[members]
        possible &= (mask[:, 0] & mask[:, 1] & mask[:, 2]).any(axis=1)
    return np.asarray(possible, np.bool_)


def count_preview(solution: Solution, members: Whole) -> Whole:
    """Count the pairs of the preview within each group."""
    sides = SIDES[: 1 if members.shape[1] == 2 else 3]
    counts = np.zeros(len(members), np.int64)
    for first, second in sides:
        counts += solution.preview.holds(members[:, first], members[:, second])
    return counts


def sum_lots(solution: Solution, members: Whole) -> Whole:
    """Add up the lots within each group: of a pair its one, of a trio half of its three."""
    hashes = solution.hashes[members]
    if members.shape[1] == 2:
        return draw_lots(hashes[:, 0], hashes[:, 1])
    return sum((draw_lots(hashes[:, a], hashes[:, b]) for a, b in SIDES), np.zeros(len(members), np.int64)) // 2


def tally(scores: Scores, solution: Solution, groups: list[Groups]) -> Tally:
    """Count what groups are worth on every level."""
    plan = scores.plan
    rel = np.concatenate([group.rel.ravel() for group in groups])
    better = sum(int((group.points >= scores.median[group.members]).sum()) for group in groups)
    bonuses = [
        plan.preview * count_preview(solution, group.members) // (group.members.shape[1] - 1) for group in groups
    ]
    return Tally(
        placed=len(rel),
        tiers=tuple(int((rel >= tier).sum()) for tier in plan.tiers),
        percentile=better if plan.percentile else 0,
        rel=int(rel.sum()),
        bonus=sum(int(bonus.sum()) for bonus in bonuses),
        lot=sum(int(sum_lots(solution, group.members).sum()) for group in groups),
    )


def _read_groups(certificate: Mapping[str, Any], scores: Scores, name: str, width: int) -> Whole:
    ids = read_rows(certificate[name], name, 0, LARGEST, width)
    return scores.people.find_rows(ids, name).reshape(-1, width)


def _check_everybody_once(unmatched: object, scores: Scores, pairs: Whole, trios: Whole) -> None:
    alone = scores.people.find_rows(read_wholes(unmatched, "unmatched", 0, LARGEST), "unmatched")
    if len(trios) > 1:
        raise ProofError(f"there are {len(trios)} trios; one is the most")
    named = np.bincount(np.concatenate([pairs.ravel(), trios.ravel(), alone]), minlength=len(scores.people))
    if (named > 1).any():
        raise ProofError(f"person {scores.people.ids[named.argmax()]} is named {named.max()} times among the groups")
    if (named < 1).any():
        raise ProofError(f"person {scores.people.ids[named.argmin()]} is neither in a group nor unmatched")


def _may_be(scores: Scores, solution: Solution, first: Rows, second: Rows) -> NDArray[np.bool_]:
    free = solution.active[first] & solution.active[second] & ~solution.forbidden.holds(first, second)
    return free & scores.may_meet(first, second)


def _check_groups(scores: Scores, solution: Solution) -> None:
    ids = scores.people.ids
    for groups in (solution.fixed, solution.pairs):
        for first, second in groups.members[~scores.may_meet(*groups.members.T)]:
            raise ProofError(
                f"persons {ids[first]} and {ids[second]} may not meet: {_name_reason(scores, first, second)}"
            )
    both = np.concatenate([solution.fixed.members, solution.pairs.members])
    for first, second in both[solution.forbidden.holds(*both.T)]:
        raise ProofError(f"persons {ids[first]} and {ids[second]} are a forbidden pair")
    for pair in solution.pairs.members[(solution.pairs.rel < solution.threshold).any(axis=1)]:
        raise ProofError(f"persons {ids[pair[0]]} and {ids[pair[1]]} are below the threshold {solution.threshold}")
    trios = solution.trios.members
    for trio in trios[~find_possible_trios(scores, solution, trios, solution.threshold)]:
        raise ProofError(f"persons {', '.join(map(str, ids[trio]))} may not be a trio")


def _name_reason(scores: Scores, first: np.int64, second: np.int64) -> str:
    one, other = np.array([first]), np.array([second])
    broken = [rule.name for rule in scores.plan.rules if not rule.read(one, other)[0]]
    return f"{broken[0]} is broken" if broken else "they are earlier partners or a blocked pair"
