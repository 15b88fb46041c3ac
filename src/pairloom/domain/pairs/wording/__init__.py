"""Words about pairs: how a program matches, and why somebody would have no partner."""

from pairloom.domain.pairs.wording.plans import KNOWN, UNPLACED, describe_plan

__all__ = ["KNOWN", "UNPLACED", "describe_plan"]
