"""Decide whether a match may be confirmed, when pairs are introduced, and what becomes of a group that shrank."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import combinations

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.states import RoundState

OVER = frozenset({RoundState.RUNNING, RoundState.ENDED})
PAIR = 2


class Fate(StrEnum):
    """What becomes of a planned group on the day of introductions."""

    MEET = "meet"
    ALONE = "alone"
    """The others withdrew: the one who is left is told, and stands by first."""
    NOBODY = "nobody"


def choose_fate(here: int) -> Fate:
    """Choose what becomes of a group of which so many are still here."""
    if here >= PAIR:
        return Fate.MEET
    return Fate.ALONE if here else Fate.NOBODY


def choose_staying(
    here: Sequence[int], apart: Collection[frozenset[int]], *, asked: Collection[int], fit: Mapping[frozenset[int], int]
) -> tuple[int, ...]:
    """Choose who of a planned group is introduced when some two of it are kept apart: nobody of a pair, two of a trio.

    `asked` are those who asked to be kept apart: of a trio they stay rather than those whom they asked about. Then
    those two stay who fit better, and then those who come first.
    """
    twos = list(combinations(here, PAIR))
    possible = [two for two in twos if frozenset(two) not in apart]
    if len(possible) == len(twos):
        return tuple(here)
    return max(possible, key=lambda two: (len(set(two) & set(asked)), fit.get(frozenset(two), 0)), default=())


def check_may_confirm(round_state: RoundState, run_state: RunState, *, is_newest: bool, is_solving: bool) -> None:
    """Refuse to confirm anything but the newest finished match of a round whose places are given."""
    if round_state in OVER:
        raise Refused(Reason.PAIRS_INTRODUCED)
    if round_state is RoundState.MATCHED:
        raise Refused(Reason.MATCH_CONFIRMED)
    if round_state is not RoundState.CLOSED:
        raise Refused(Reason.MATCH_TOO_EARLY)
    if is_solving:
        raise Refused(Reason.MATCH_UNDER_WAY)
    if run_state is not RunState.DONE:
        raise Refused(Reason.MATCH_NOT_DONE)
    if not is_newest:
        raise Refused(Reason.MATCH_OUT_OF_DATE)


def check_may_take_back(state: RoundState) -> None:
    """Refuse to take a confirmation back once pairs know of each other."""
    if state in OVER:
        raise Refused(Reason.PAIRS_INTRODUCED)


def check_may_introduce(state: RoundState, *, meets_at: datetime, now: datetime) -> None:
    """Refuse to introduce anybody before the match is confirmed and the day has come."""
    if state is not RoundState.MATCHED:
        raise Refused(Reason.MATCH_NOT_DONE)
    if now < meets_at:
        raise Refused(Reason.INTRODUCTIONS_EARLY)
