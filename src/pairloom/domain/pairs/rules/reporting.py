"""Decide who reads what a partner reports, and how much can be written."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.states import ConcernKind
from pairloom.domain.people.states import Role

MOST_WORDS = 4_000
LEADERS = (Role.DIRECTOR, Role.DEPUTY)
FIRST_READERS: tuple[tuple[Role, ...], ...] = ((Role.SAFEGUARDING,), (Role.DIRECTOR,), (Role.DEPUTY,))
"""Who is told that somebody is unwell: the first of these roles that anybody outside the pair holds."""
SEES: Mapping[Role, frozenset[ConcernKind]] = {
    Role.DIRECTOR: frozenset(ConcernKind),
    Role.DEPUTY: frozenset(ConcernKind) - {ConcernKind.UNWELL},
    Role.SAFEGUARDING: frozenset({ConcernKind.UNWELL}),
}
"""What each role may read in the office."""


def check_introduced(at: datetime | None) -> None:
    """Refuse a report about a pair that nobody was told of; one that has ended can still be reported."""
    if at is None:
        raise Refused(Reason.MOVE_NOT_ALLOWED)


def check_report(kind: str, words: str) -> None:
    """Refuse an unknown kind and too many words."""
    if kind not in set(ConcernKind):
        raise Refused(Reason.ANSWER_WRONG)
    if len(words) > MOST_WORDS:
        raise Refused(Reason.ANSWER_LONG, found=len(words), most=MOST_WORDS)


def choose_readers(kind: ConcernKind, held: Iterable[tuple[Role, int]], *, inside: frozenset[int]) -> list[int]:
    """Choose who is told of a report, by number: never anybody inside the pair that it is about."""
    outside = [(role, person) for role, person in held if person not in inside]
    steps = FIRST_READERS if kind is ConcernKind.UNWELL else (LEADERS,)
    for roles in steps:
        if found := sorted({person for role, person in outside if role in roles}):
            return found
    return []
