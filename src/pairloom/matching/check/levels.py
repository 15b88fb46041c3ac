"""Check the levels that a certificate states: their values, and that the proofs suffice for their bounds."""

from collections.abc import Mapping
from dataclasses import dataclass

from pairloom.matching.check.lots import MOST_LOT
from pairloom.matching.check.measures import Scores
from pairloom.matching.check.plan import BEST, Plan
from pairloom.matching.check.proofs import Key, Proof, read_claim
from pairloom.matching.check.reading import LARGEST, read_list, read_object, read_whole
from pairloom.matching.check.solution import Solution, Tally, tally
from pairloom.matching.check.weights import weigh_prefix
from pairloom.matching.errors import ProofError


@dataclass(frozen=True)
class LevelVerdict:
    """Report one level: what was reached, what is certified to be the most possible, and whether they are the same."""

    claim: str
    at: int | None
    value: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Tell whether nothing better exists."""
        return self.value == self.bound


@dataclass(frozen=True)
class Standing:
    """Hold the matching's worth: of active people (``free``), of pinned ones (``fixed``), and who could be placed."""

    plan: Plan
    solution: Solution
    free: Tally
    fixed: Tally
    partnerable: int
    proofs: Mapping[Key, Proof]


def stand(scores: Scores, solution: Solution, proofs: Mapping[Key, Proof], partnerable: int) -> Standing:
    """Count what the matching is worth."""
    free = tally(scores, solution, [solution.pairs, solution.trios])
    return Standing(scores.plan, solution, free, tally(scores, solution, [solution.fixed]), partnerable, proofs)


def read_levels(value: object, standing: Standing) -> tuple[LevelVerdict, ...]:
    """Read the levels; refuses one that is missing, is not of the plan, or states a value that is not so."""
    levels = []
    for item in read_list(value, "levels"):
        entry = read_object(item, "a level", ("claim", "at", "value", "bound"))
        claim, at = read_claim(entry, "a level")
        numbers = [read_whole(entry[name], f"{name} of level {claim}", 0, LARGEST) for name in ("value", "bound")]
        levels.append(LevelVerdict(claim, at, *numbers))
    _check_order([(level.claim, level.at) for level in levels], standing)
    for level in levels:
        found = measure_level(level, standing)
        if level.value != found:
            raise ProofError(f"level {_name(level)} states {level.value}; the groups reach {found}")
        if level.bound < level.value:
            raise ProofError(f"level {_name(level)} states the bound {level.bound}, below its value {level.value}")
    _check_proofs_have_levels(levels, standing)
    return tuple(levels)


def set_limits(levels: tuple[LevelVerdict, ...], standing: Standing) -> None:
    """Say for each proof what it must show about trios, before the pairs are looked at."""
    for level in levels:
        proof = standing.proofs.get((level.claim, level.at))
        if proof is None:
            continue
        if level.claim == "placed":
            most = level.bound - standing.fixed.placed
            proof.limit = None if most % 2 or most >= standing.partnerable else most // 2 - 2
        elif level.claim == "threshold":
            is_enough = proof.bound < standing.solution.placed // 2
            proof.limit = None if is_enough else standing.solution.placed // 2 - 2
        elif standing.solution.placed % 2:
            proof.limit = proof.bound
            proof.earlier = _find_earlier(standing) if level.claim == "lot" else None


def _find_earlier(standing: Standing) -> tuple[Proof, int] | None:
    """Find what the matching weighs by the proof of the sum: whoever keeps all levels before the lot weighs no less."""
    proof, counts = standing.proofs.get(("sum", None)), standing.free
    if proof is None or proof.weights.preview != proof.weights.rel * standing.plan.preview:
        return None
    weights = proof.weights
    before = weigh_prefix(weights, counts, len(weights.tiers)) + weights.percentile * counts.percentile
    return proof, weights.scale * (before + weights.rel * counts.total)


def check_bounds(levels: tuple[LevelVerdict, ...], standing: Standing) -> None:
    """Check that each level's bound is trivial or shown: for all that are as good on every earlier level."""
    for proof in standing.proofs.values():
        _check_total(proof, standing)
    placed = levels[0].bound - standing.fixed.placed
    for level in levels:
        if not _is_trivial(level, standing, placed) and not _is_shown(level, standing):
            raise ProofError(f"level {_name(level)} states the bound {level.bound}, but no proof shows it")


def measure_level(level: LevelVerdict, standing: Standing) -> int:
    """Count what the matching reaches on a level, pinned people included (not for the threshold)."""
    if level.claim == "threshold":
        return standing.solution.threshold
    return sum(_pick(counts, level, standing.plan) for counts in (standing.free, standing.fixed))


def _pick(counts: Tally, level: LevelVerdict, plan: Plan) -> int:
    if level.claim == "tier":
        return counts.tiers[plan.tiers.index(level.at or 0)]
    values = {"placed": counts.placed, "percentile": counts.percentile, "sum": counts.total, "lot": counts.lot}
    return values[level.claim]


def _check_order(found: list[Key], standing: Standing) -> None:
    plan = standing.plan
    better: list[Key] = [("percentile", plan.percentile)] if plan.percentile else []
    wanted: list[Key] = [("placed", None), ("threshold", None), *(("tier", tier) for tier in plan.tiers), *better]
    wanted += [("sum", None), ("lot", None)]
    if not plan.threshold and ("threshold", None) not in found:
        wanted.remove(("threshold", None))
    if not plan.threshold and standing.solution.threshold:
        raise ProofError(f"the threshold is {standing.solution.threshold}, but the plan asks for none")
    if found != wanted:
        raise ProofError(f"the levels are {_list(found)}; by the plan {_list(wanted)} are wanted")


def _check_proofs_have_levels(levels: list[LevelVerdict], standing: Standing) -> None:
    for key in standing.proofs:
        if key not in {(level.claim, level.at) for level in levels}:
            raise ProofError(f"there is a proof of {key[0]} {key[1]}, which is no level of the plan")


def _is_trivial(level: LevelVerdict, standing: Standing, placed: int) -> bool:
    """Tell whether a bound holds without any proof: nobody can do better than best."""
    if level.claim == "threshold":
        return level.bound >= BEST or not standing.plan.threshold
    most = {
        "placed": standing.partnerable,
        "tier": placed,
        "percentile": placed,
        "sum": BEST * placed + standing.plan.preview * placed // 2,
        "lot": MOST_LOT * placed // 2,
    }
    return level.bound >= most[level.claim] + _pick(standing.fixed, level, standing.plan)


def _is_shown(level: LevelVerdict, standing: Standing) -> bool:
    proofs = _list_proofs(level, standing)
    if level.claim == "placed":
        return any(proof.bound <= (level.bound - standing.fixed.placed) // 2 for proof in proofs)
    if level.claim == "threshold":
        return any(_shows_threshold(level, proof, standing) for proof in proofs)
    fixed = _pick(standing.fixed, level, standing.plan)
    return any(level.bound >= _certify(level, proof, standing) + fixed for proof in proofs)


def _list_proofs(level: LevelVerdict, standing: Standing) -> list[Proof]:
    """List the proofs that may show a level: its own, and for the sum those of tiers and percentile that weigh it."""
    own = standing.proofs.get((level.claim, level.at))
    listed = [own] if own else []
    if level.claim == "sum":
        weighing = ("tier", "percentile")
        listed += [proof for (claim, _), proof in standing.proofs.items() if claim in weighing and proof.weights.rel]
    return listed


def _check_total(proof: Proof, standing: Standing) -> None:
    is_only_about_trios = proof.has_seats and standing.solution.placed % 2
    if not is_only_about_trios and proof.prices.bound > proof.bound:
        raise ProofError(f"{proof.name} states the bound {proof.bound}, but its prices add up to {proof.prices.bound}")


def _shows_threshold(level: LevelVerdict, proof: Proof, standing: Standing) -> bool:
    placed = standing.solution.placed
    return proof.weights.floor == level.bound + 1 and proof.bound - placed % 2 < placed // 2


def _certify(level: LevelVerdict, proof: Proof, standing: Standing) -> int:
    """Work out the most that solutions can reach on a level that reach the same as this one on all earlier levels."""
    weights, counts, plan = proof.weights, standing.free, standing.plan
    if level.claim == "tier":
        place = plan.tiers.index(level.at or 0)
        own, before = weights.tiers[place], weigh_prefix(weights, counts, place)
    else:
        own, before = weights.percentile, weigh_prefix(weights, counts, len(plan.tiers))
    least = weights.rel * standing.solution.threshold * counts.placed
    if level.claim in ("sum", "lot"):
        if weights.preview != weights.rel * plan.preview:
            raise ProofError(f"{proof.name} weighs the preview {weights.preview} times; the plan wants {plan.preview}")
        own, before, least = weights.rel, before + weights.percentile * counts.percentile, 0
    rest = proof.bound - weights.scale * (before + least)
    if level.claim == "lot":
        return rest - weights.scale * weights.rel * counts.total if weights.lot else LARGEST
    return rest // (weights.scale * own) if own else LARGEST


def _name(level: LevelVerdict) -> str:
    return level.claim if level.at is None else f"{level.claim} {level.at}"


def _list(keys: list[Key]) -> str:
    return ", ".join(claim if at is None else f"{claim} {at}" for claim, at in keys) or "none"
