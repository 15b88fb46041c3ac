"""Read the plan of a certificate: hard rules, criteria, and the order of what matters."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.check.criteria import Criterion, read_criteria
from pairloom.matching.check.people import People
from pairloom.matching.check.reading import read_object, read_text, read_whole, read_wholes, read_yes
from pairloom.matching.check.rules import Rule, read_rules
from pairloom.matching.errors import ProofError

BEST = 1000


@dataclass(frozen=True)
class Plan:
    """Hold what makes a pair possible and good, as functions over the rows of one pool."""

    rules: tuple[Rule, ...]
    trio_mask: NDArray[np.uint64] | None
    criteria: tuple[Criterion, ...]
    threshold: bool
    tiers: tuple[int, ...]
    percentile: int
    preview: int


def read_plan(value: object, people: People) -> Plan:
    """Read the plan; refuses one that asks for columns the pool does not have."""
    entries = read_object(value, "plan", ("name", "rules", "objective", "criteria"))
    read_text(entries["name"], "plan.name")
    rules, trio_mask = read_rules(entries["rules"], people)
    order = read_object(entries["objective"], "plan.objective", ("threshold", "tiers", "percentile", "preview"))
    tiers = read_wholes(order["tiers"], "plan.objective.tiers", 1, BEST)
    if (np.diff(tiers) <= 0).any():
        raise ProofError(f"plan.objective.tiers is {tiers.tolist()}; rising numbers are wanted")
    return Plan(
        rules=rules,
        trio_mask=trio_mask,
        criteria=read_criteria(entries["criteria"], people),
        threshold=read_yes(order["threshold"], "plan.objective.threshold"),
        tiers=tuple(tiers.tolist()),
        percentile=read_whole(order["percentile"], "plan.objective.percentile", 0, 100),
        preview=read_whole(order["preview"], "plan.objective.preview", 0, BEST),
    )
