"""Decide what an organiser may say about the match of a round, beside all that was said before."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.programs.states import RoundState

TOO_EARLY = frozenset({RoundState.PLANNED, RoundState.OPEN})
TOGETHER = frozenset({RulingKind.PIN, RulingKind.TRIO})
SAME_PERSON, NO_PLACE, FORBIDDEN = "same-person", "no-place", "forbidden"
"""Names of what a pair can break that is no rule of the engine."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that an organiser says: what, and about whom, in numbers of applications."""

    kind: RulingKind
    people: frozenset[int]


def check_may_rule(state: RoundState) -> None:
    """Refuse a word about a match before places are given, and after the match is confirmed."""
    if state in TOO_EARLY:
        raise Refused(Reason.MATCH_TOO_EARLY)
    if state is not RoundState.CLOSED:
        raise Refused(Reason.MATCH_CONFIRMED)


def check_may_say(wanted: Said, said: Iterable[Said]) -> None:
    """Refuse what contradicts something that holds: a person is in one group, or in none, and never in a forbidden one.

    The same thing said again contradicts nothing.
    """
    others = [one for one in said if one != wanted]
    if wanted.kind in TOGETHER:
        _check_together(wanted, others)
    elif wanted.kind is RulingKind.FORBID:
        _refuse_if(any(one.kind in TOGETHER and wanted.people <= one.people for one in others))
    elif wanted.kind is RulingKind.PULL:
        _refuse_if(any(one.kind in TOGETHER and wanted.people & one.people for one in others))


def _check_together(wanted: Said, others: list[Said]) -> None:
    taken = TOGETHER | {RulingKind.PULL}
    _refuse_if(any(one.kind in taken and one.people & wanted.people for one in others))
    forbidden = {one.people for one in others if one.kind is RulingKind.FORBID}
    if any(frozenset(pair) in forbidden for pair in combinations(sorted(wanted.people), 2)):
        raise Refused(Reason.PAIR_NOT_POSSIBLE, rule=FORBIDDEN)


def _refuse_if(is_taken: bool) -> None:  # noqa: FBT001 - what it refuses is its only question
    if is_taken:
        raise Refused(Reason.PAIR_PINNED_ALREADY)
