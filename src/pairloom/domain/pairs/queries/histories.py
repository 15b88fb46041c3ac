"""Reads of who must not meet again: earlier partners of all rounds, and people who are kept apart."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from pairloom.domain.pairs.models import KeptApart, Member

AT_ONCE = 10_000
"""So many people are asked about in one query; databases take some thirty thousand values at most."""
Couple = tuple[int, int]


def earlier_partners(people: Iterable[int]) -> set[Couple]:
    """Find which two of these people were introduced to each other in any round, whoever left their pair later.

    People are named by number, the lower one first; one query for ten thousand of them.
    """
    groups: dict[int, set[int]] = {}
    for chunk in _cut(people):
        members = Member.objects.filter(pair__introduced_at__isnull=False, person_id__in=chunk)
        for pair, person in members.values_list("pair_id", "person_id"):
            groups.setdefault(pair, set()).add(person)
    return {couple for members_ in groups.values() for couple in combinations(sorted(members_), 2)}


def kept_apart(people: Iterable[int]) -> set[Couple]:
    """Find which two of these people are kept apart; likewise."""
    wanted = set(people)
    found: set[Couple] = set()
    for chunk in _cut(wanted):
        standing = KeptApart.objects.filter(one_id__in=chunk, lifted_at=None)
        found |= {couple for couple in standing.values_list("one_id", "other_id") if couple[1] in wanted}
    return found


def _cut(people: Iterable[int]) -> Iterator[list[int]]:
    listed = sorted(set(people))
    yield from (listed[start : start + AT_ONCE] for start in range(0, len(listed), AT_ONCE))
