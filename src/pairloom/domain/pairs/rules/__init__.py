"""Rules of pairs: what an organiser may decide beside what was decided before."""

from pairloom.domain.pairs.rules.ruling import Said, check_may_rule, check_may_say

__all__ = ["Said", "check_may_rule", "check_may_say"]
