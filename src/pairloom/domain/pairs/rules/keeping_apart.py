"""Decide who may look after people who are kept apart, and which two can be."""

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.people.states import Role

LOOK_AFTER = frozenset({Role.DIRECTOR, Role.DEPUTY, Role.SAFEGUARDING})
"""Who keeps two people apart, and lifts it."""


def order_two(one: int, other: int) -> tuple[int, int]:
    """Give two people by number, the lower one first; refused for one and the same."""
    if one == other:
        raise Refused(Reason.KEPT_APART_ALONE)
    return min(one, other), max(one, other)
