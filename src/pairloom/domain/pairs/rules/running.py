"""Decide when a match of a round may be ordered, and by which number its lot is drawn."""

import hashlib

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import RoundState

INTRODUCED = frozenset({RoundState.RUNNING, RoundState.ENDED})
MOST_TRIES = 3
"""So often a run is begun before it counts as failed."""


def check_may_order(state: RoundState, *, has_places: bool, is_under_way: bool) -> None:
    """Refuse a match before places are given, while another one is under way, and once one is confirmed."""
    if state in INTRODUCED:
        raise Refused(Reason.PAIRS_INTRODUCED)
    if state is RoundState.MATCHED:
        raise Refused(Reason.MATCH_CONFIRMED)
    if state is not RoundState.CLOSED or not has_places:
        raise Refused(Reason.MATCH_TOO_EARLY)
    if is_under_way:
        raise Refused(Reason.MATCH_UNDER_WAY)


def choose_seed(word: str) -> int:
    """Choose the number of a round's lot, 0 to 2^32 - 1: the first 8 signs of the SHA-256 of its word in addresses.

    The word stands before anybody applies, and anybody can count the number again: nobody can try for better luck.
    """
    return int(hashlib.sha256(word.encode()).hexdigest()[:8], 16)
