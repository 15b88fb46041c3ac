"""Say what a good pair is: hard rules, criteria with points, and the order of what matters."""

from pairloom.matching.plan.criteria import MEETABLE, Comparison, Criterion, Levels, Overlap, Steps
from pairloom.matching.plan.entries import Table
from pairloom.matching.plan.objective import BEST, Objective
from pairloom.matching.plan.plan import MOST_POINTS, Plan, load_default_plan, load_plan
from pairloom.matching.plan.rules import TAKEN, GridRule, Rules, ShareRule

__all__ = [
    "BEST",
    "MEETABLE",
    "MOST_POINTS",
    "TAKEN",
    "Comparison",
    "Criterion",
    "GridRule",
    "Levels",
    "Objective",
    "Overlap",
    "Plan",
    "Rules",
    "ShareRule",
    "Steps",
    "Table",
    "load_default_plan",
    "load_plan",
]
