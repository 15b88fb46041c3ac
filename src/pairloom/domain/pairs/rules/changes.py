"""Compare two matches of the same round: who has other partners, and what each level has gained or lost."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

LOT = "lot"
Groups = Iterable[frozenset[int]]


def compare_groups(before: Groups, after: Groups) -> dict[str, int]:
    """Count who of those in both matches keeps the same partners, and who does not; nobody is a partner too."""
    old, new = _list_partners(before), _list_partners(after)
    people = set(old) | set(new)
    kept = sum(old.get(person) == new.get(person) for person in people)
    return {"moved": len(people) - kept, "kept": kept}


def compare_levels(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """List what each level of the objective was and is; the lot says nothing about anybody."""
    old = {(level["claim"], level["at"]): level["value"] for level in before}
    return [
        {
            "claim": level["claim"],
            "at": level["at"],
            "before": old[level["claim"], level["at"]],
            "after": level["value"],
        }
        for level in after
        if level["claim"] != LOT and (level["claim"], level["at"]) in old
    ]


def _list_partners(groups: Groups) -> dict[int, frozenset[int]]:
    return {person: group - {person} for group in groups for person in group}
