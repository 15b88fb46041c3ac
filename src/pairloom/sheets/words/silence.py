"""Find the people of whom no language is known: nobody can be matched with them until they are asked."""

import numpy as np

from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool

LANGUAGE = "language"


def list_silent(pool: Pool, plan: Plan) -> frozenset[int]:
    """List by id the people who have nothing that the plan's rule about languages could read."""
    columns = [pool.masks[rule.wide] for rule in plan.rules.share if rule.name == LANGUAGE]
    return frozenset(int(person) for column in columns for person in pool.ids[~np.any(column, axis=1)])
