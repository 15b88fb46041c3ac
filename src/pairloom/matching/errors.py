"""Name what can be wrong with what the engine is given; each message says what was found and what is wanted."""


class MatchingError(ValueError):
    """Say that the engine cannot work with what it was given."""


class GraphError(MatchingError):
    """Say that a graph is malformed, or too heavy for 64-bit arithmetic."""


class PoolError(MatchingError):
    """Say that a column of the pool cannot be read."""


class PlanError(MatchingError):
    """Say that a plan is not complete or asks for what the pool does not have."""


class WishError(MatchingError):
    """Say that what is asked of a solve is not possible: a pair, a seed, a limit."""


class ProofError(MatchingError):
    """Say what is wrong with a proof: the first violation that was found."""
