"""Every entry of a plan is checked for its kind, whether the plan is made in code or read from plain values."""

import json
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import numpy as np
import pytest

from pairloom.matching.errors import PlanError
from pairloom.matching.plan import (
    Comparison,
    GridRule,
    Levels,
    Objective,
    Overlap,
    Plan,
    Rules,
    ShareRule,
    Steps,
)
from pairloom.matching.plan.entries import show

STAGE = {"name": "stage", "points": 2, "column": "stage", "table": "same"}
TOPICS = {"name": "topics", "points": 3, "column": "topics", "table": [[0, 100]]}
COMFORT = {"name": "comfort", "points": 4, "mine": ["a"], "theirs": ["b"], "values": [0, 100]}
TIME = {"name": "time", "points": 5, "column": "zone", "grid": "hours", "unit": 4, "values": [0]}
HOURS = {"name": "hours", "column": "zone", "grid": "hours", "at_least": 8}
LANGUAGE = {"name": "language", "wide": "basic", "narrow": "good"}
PLAN: dict[str, Any] = {"name": "small", "criteria": []}
WHOLE, TEXT, YES = "a whole number is wanted", "a text is wanted", "true or false is wanted"
TEXTS, WHOLES = "a list of texts is wanted", "a list of whole numbers is wanted"

WRONG: list[tuple[Callable[..., Any], dict[str, Any], str, Any, str]] = [
    (Comparison, STAGE, "name", 5, f"in criterion 5, name is 5; {TEXT}"),
    (Comparison, STAGE, "name", "", f"in criterion '', name is ''; {TEXT}"),
    (Comparison, STAGE, "points", True, f"in criterion 'stage', points is True; {WHOLE}"),
    (Comparison, STAGE, "points", 2**31 + 1, "points is 2147483649; numbers up to 2^31 are possible"),
    (Comparison, STAGE, "when", 1, "when is 1; a text, or none at all is wanted"),
    (Comparison, STAGE, "when", "", "when is ''; a text, or none at all is wanted"),
    (Comparison, STAGE, "wish", "yes", f"in criterion 'stage', wish is 'yes'; {YES}"),
    (Comparison, STAGE, "wish", 1, f"wish is 1; {YES}"),
    (Comparison, STAGE, "column", ["stage"], f"column is ['stage']; {TEXT}"),
    (Comparison, STAGE, "table", 5, "table is 5; same, different or a list of lists of whole numbers is wanted"),
    (Comparison, STAGE, "table", [1, 2], "table is [1, 2]; same, different or a list of lists of whole numbers"),
    (Comparison, STAGE, "table", [[1, 2], 3], "table is [[1, 2], 3]; same, different or a list of lists"),
    (Comparison, STAGE, "table", [[1.0]], "table is [[1.0]]; same, different or a list of lists"),
    (Comparison, STAGE, "unknown", "0", f"unknown is '0'; {WHOLE}"),
    (Overlap, TOPICS, "table", "same", "table is 'same'; a list of lists of whole numbers is wanted"),
    (Overlap, TOPICS, "table", [["0", "100"]], "table is [['0', '100']]; a list of lists of whole numbers is wanted"),
    (Overlap, TOPICS, "partner_none", None, f"partner_none is None; {WHOLE}"),
    (Levels, COMFORT, "mine", "a", f"in criterion 'comfort', mine is 'a'; {TEXTS}"),
    (Levels, COMFORT, "theirs", [["b"]], f"theirs is [['b']]; {TEXTS}"),
    (Levels, COMFORT, "values", [0, True], f"values is [0, True]; {WHOLES}"),
    (Steps, TIME, "grid", None, f"in criterion 'time', grid is None; {TEXT}"),
    (Steps, TIME, "unit", 1.5, f"unit is 1.5; {WHOLE}"),
    (Steps, TIME, "values", 100, f"values is 100; {WHOLES}"),
    (ShareRule, LANGUAGE, "wide", 3, f"in share rule 'language', wide is 3; {TEXT}"),
    (GridRule, HOURS, "at_least", 7.5, f"in grid rule 'hours', at_least is 7.5; {WHOLE}"),
    (GridRule, HOURS, "at_least", True, f"at_least is True; {WHOLE}"),
    (GridRule, HOURS, "at_least", -(2**31) - 1, "at_least is -2147483649; numbers up to 2^31 are possible"),
    (GridRule, HOURS, "waived", False, "waived is False; a text, or none at all is wanted"),
    (Rules, {}, "differ", 5, f"in the rules, differ is 5; {TEXTS}"),
    (Rules, {}, "differ", "country", f"in the rules, differ is 'country'; {TEXTS}"),
    (Rules, {}, "same", [1], f"in the rules, same is [1]; {TEXTS}"),
    (Rules, {}, "trio_share", ["basic"], "trio_share is ['basic']; a text, or none at all is wanted"),
    (Rules, {}, "trio_share", "", "trio_share is ''; a text, or none at all is wanted"),
    (Objective, {}, "threshold", "no", f"in the objective, threshold is 'no'; {YES}"),
    (Objective, {}, "threshold", None, f"threshold is None; {YES}"),
    (Objective, {}, "tiers", 5, f"tiers is 5; {WHOLES}"),
    (Objective, {}, "tiers", "600", f"tiers is '600'; {WHOLES}"),
    (Objective, {}, "percentile", "50", f"percentile is '50'; {WHOLE}"),
    (Objective, {}, "percentile", 50.5, f"percentile is 50.5; {WHOLE}"),
    (Objective, {}, "preview", 0.5, f"preview is 0.5; {WHOLE}"),
    (Plan, PLAN, "name", 5, f"in the plan, name is 5; {TEXT}"),
]
IN_CODE: list[tuple[str, Any, str]] = [
    ("criteria", 5, "in the plan, criteria is 5; a list of instances of Criterion is wanted"),
    ("criteria", ["stage"], "in the plan, criteria is ['stage']; a list of instances of Criterion is wanted"),
    ("rules", {}, "in the plan, rules is {}; an instance of Rules is wanted"),
    ("objective", None, "in the plan, objective is None; an instance of Objective is wanted"),
]


def write_plain(kind: Callable[..., Any], values: dict[str, Any]) -> dict[str, Any]:
    """Write a plan of plain values around one part."""
    if kind in (ShareRule, GridRule):
        return {**PLAN, "rules": {"share" if kind is ShareRule else "grid": [values]}}
    places = {Rules: "rules", Objective: "objective"}
    if kind in places:
        return {**PLAN, places[kind]: values}
    return values if kind is Plan else {**PLAN, "criteria": [{"kind": kind.kind, **values}]}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "right", "entry", "value", "sentence"), WRONG, ids=[line[-1] for line in WRONG])
def test_an_entry_of_another_kind_is_refused(
    kind: Callable[..., Any],
    right: dict[str, Any],
    entry: str,
    value: Any,  # noqa: ANN401
    sentence: str,
) -> None:
    kind(**right)
    Plan.from_dict(write_plain(kind, right))
    with pytest.raises(PlanError, match=re.escape(sentence)):
        kind(**{**right, entry: value})
    with pytest.raises(PlanError, match=re.escape(sentence)):
        Plan.from_dict(write_plain(kind, {**right, entry: value}))


@pytest.mark.parametrize(("entry", "value", "sentence"), IN_CODE, ids=[line[-1] for line in IN_CODE])
def test_a_part_of_another_class_is_refused(entry: str, value: Any, sentence: str) -> None:  # noqa: ANN401
    with pytest.raises(PlanError, match=re.escape(sentence)):
        Plan(**{**PLAN, entry: value})


class Column(StrEnum):
    """Name a column, as some programs do."""

    STAGE = "stage"


def make_both(listed: Callable[[Any], Any]) -> Plan:
    """Make a plan whose every sequence is of one kind."""
    rows = listed([listed([100, 0]), listed([0, 100])])
    criteria = [
        Comparison(name="stage", points=2, column="stage", table=rows),
        Overlap(name="topics", points=3, column="topics", table=rows),
        Levels(name="comfort", points=4, mine=listed(["a"]), theirs=listed(["b"]), values=listed([0, 100])),
        Steps(name="time", points=5, column="zone", grid="hours", unit=4, values=listed([0, 100])),
    ]
    rules = Rules(
        listed(["country"]),
        listed(["sector"]),
        listed([ShareRule("language", "basic", "good")]),
        listed([GridRule("hours", "zone", "hours", 8)]),
    )
    return Plan("both", listed(criteria), rules, Objective(tiers=listed([600])))


def test_a_plan_of_lists_equals_its_twin_of_tuples() -> None:
    assert make_both(list) == make_both(tuple)
    assert hash(make_both(list)) == hash(make_both(tuple))
    assert make_both(list).to_dict() == make_both(tuple).to_dict()


def test_numbers_of_numpy_and_names_of_an_enum_become_plain_ones() -> None:
    points: Any = np.int64(2)
    at_least: Any = np.int16(8)
    criterion = Comparison(name=Column.STAGE, points=points, column=Column.STAGE, table="same")
    rules = Rules(grid=(GridRule("hours", "zone", "hours", at_least),))
    assert {type(criterion.points), type(rules.grid[0].at_least)} == {int}
    assert {type(criterion.name), type(criterion.column)} == {str}
    assert json.loads(json.dumps(Plan("plain", (criterion,), rules).to_dict()))["criteria"][0]["points"] == 2


def test_what_is_found_is_shown_short() -> None:
    assert show("a" * 100) == "'" + "a" * 59 + "…"
    assert show(16**5000) == "a value too large to show"
