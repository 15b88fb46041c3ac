"""What changed from one match to the next."""

from typing import Any

from pairloom.domain.pairs.rules.changes import compare_groups, compare_levels


def test_who_has_other_partners_has_moved() -> None:
    before = [frozenset({1, 2}), frozenset({3, 4}), frozenset({5, 6, 7})]
    after = [frozenset({1, 2}), frozenset({3, 5}), frozenset({6, 7}), frozenset({8, 9})]
    assert compare_groups(before, after) == {"moved": 7, "kept": 2}
    assert compare_groups(before, before) == {"moved": 0, "kept": 7}
    assert compare_groups([], []) == {"moved": 0, "kept": 0}


def test_levels_are_compared_by_what_they_claim() -> None:
    before: list[dict[str, Any]] = [
        {"claim": "placed", "at": None, "value": 90, "bound": 90},
        {"claim": "tier", "at": 700, "value": 88, "bound": 88},
        {"claim": "lot", "at": None, "value": 5, "bound": 5},
    ]
    after = [{**level, "value": level["value"] - 1} for level in before] + [
        {"claim": "tier", "at": 800, "value": 1, "bound": 1}
    ]
    assert compare_levels(before, after) == [
        {"claim": "placed", "at": None, "before": 90, "after": 89},
        {"claim": "tier", "at": 700, "before": 88, "after": 87},
    ]
