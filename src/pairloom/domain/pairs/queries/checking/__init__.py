"""Check the groups of a run against every hard rule, from the answers alone: nothing here knows the engine."""

from pairloom.domain.pairs.queries.checking.groups import Broken, check_groups

__all__ = ["Broken", "check_groups"]
