"""A plan is read from TOML or plain values, and refused with a sentence that names what is wrong."""

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pairloom.matching.errors import PlanError
from pairloom.matching.plan import (
    Comparison,
    Criterion,
    GridRule,
    Levels,
    Objective,
    Overlap,
    Plan,
    Rules,
    ShareRule,
    Steps,
    load_default_plan,
    load_plan,
)
from tests.matching.pools import make_plan

TEXT = """
name = "small"

[rules]
differ = ["country"]
same = ["sector"]
trio_share = "basic"

[[rules.share]]
name = "language"
wide = "basic"
narrow = "good"

[[rules.grid]]
name = "hours"
column = "zone"
grid = "hours"
at_least = 8
waived = "mails"

[objective]
threshold = false
tiers = [500]
percentile = 0
preview = 10

[[criteria]]
kind = "comparison"
name = "stage"
points = 2
column = "stage"
table = [[100, 0], [0, 100]]
unknown = 40
when = "asks"
wish = true

[[criteria]]
kind = "overlap"
name = "topics"
points = 3
column = "topics"
table = [[0, 100], [0, 50, 100]]
partner_none = 20

[[criteria]]
kind = "levels"
name = "comfort"
points = 4
mine = ["basic", "good"]
theirs = ["basic", "good"]
values = [0, 40, 100]

[[criteria]]
kind = "steps"
name = "time"
points = 5
column = "zone"
grid = "hours"
unit = 4
values = [0, 50, 100]
"""
SMALL = Plan(
    name="small",
    criteria=(
        Comparison(
            name="stage", points=2, column="stage", table=((100, 0), (0, 100)), unknown=40, when="asks", wish=True
        ),
        Overlap(name="topics", points=3, column="topics", table=((0, 100), (0, 50, 100)), partner_none=20),
        Levels(name="comfort", points=4, mine=("basic", "good"), theirs=("basic", "good"), values=(0, 40, 100)),
        Steps(name="time", points=5, column="zone", grid="hours", unit=4, values=(0, 50, 100)),
    ),
    rules=Rules(
        differ=("country",),
        same=("sector",),
        share=(ShareRule("language", "basic", "good"),),
        grid=(GridRule("hours", "zone", "hours", 8, "mails"),),
        trio_share="basic",
    ),
    objective=Objective(threshold=False, tiers=(500,), percentile=0, preview=10),
)
STAGE = {"kind": "comparison", "name": "stage", "points": 2, "column": "stage", "table": "same"}
TOPICS = {"kind": "overlap", "name": "topics", "points": 3, "column": "topics", "table": [[0, 100]]}
COMFORT = {"kind": "levels", "name": "comfort", "points": 4, "mine": ["a"], "theirs": ["b"], "values": [0, 100]}
TIME = {"kind": "steps", "name": "time", "points": 5, "column": "zone", "grid": "hours", "unit": 4, "values": [0]}

REFUSED_CRITERIA: list[tuple[Any, str]] = [
    ({**STAGE, "kind": "taste"}, "a criterion is of kind 'taste'; one of comparison, overlap, levels, steps is wanted"),
    ({"name": "stage"}, "a criterion is of kind None"),
    ("stage", "a criterion is of kind 'stage'"),
    ({**STAGE, "colour": 1}, "criterion 'stage' has an entry 'colour'; known are column, name, points, table"),
    ({**TIME, "column": None, "grid": None, "unit": 0}, "in criterion 'time', column is None; a text is wanted"),
    ({"kind": "steps", "name": "time", "points": 5}, "criterion 'time' lacks 'column', 'grid', 'unit', 'values'"),
    ({"kind": "steps", "points": 5}, "a criterion lacks 'column', 'grid', 'name', 'unit', 'values'"),
    ({**STAGE, "kind": ["comparison"]}, "a criterion is of kind ['comparison']; one of comparison, overlap"),
    ({**STAGE, 7: 1}, "criterion 'stage' has an entry 7; known are column, name"),
    ({**STAGE, "points": 0}, "criterion 'stage' gives 0 points; a whole number above 0 is wanted"),
    ({**STAGE, "points": -3}, "criterion 'stage' gives -3 points"),
    ({**STAGE, "points": 1.5}, "in criterion 'stage', points is 1.5; a whole number is wanted"),
    ({**STAGE, "points": "many"}, "in criterion 'stage', points is 'many'; a whole number is wanted"),
    ({**STAGE, "table": "alike"}, "criterion 'stage' compares 'alike'; same, different or a table is wanted"),
    ({**STAGE, "table": [[1, 2]]}, "criterion 'stage' needs a square table: a row and a column for each code"),
    ({**STAGE, "table": []}, "criterion 'stage' needs a square table"),
    ({**STAGE, "table": [[101]]}, "criterion 'stage' has the value 101; values go from 0 to 100"),
    ({**STAGE, "unknown": -1}, "criterion 'stage' has the value -1; values go from 0 to 100"),
    ({**STAGE, "unknown": 0.5}, "in criterion 'stage', unknown is 0.5; a whole number is wanted"),
    ({**TOPICS, "table": []}, "criterion 'topics' needs a row of values for one item named, two, and so on"),
    ({**TOPICS, "table": [[0, 100], []]}, "criterion 'topics' needs a row of values"),
    ({**TOPICS, "partner_none": 200}, "criterion 'topics' has the value 200"),
    ({**COMFORT, "mine": []}, "criterion 'comfort' needs as many mine as theirs, and one value more"),
    ({**COMFORT, "theirs": ["b", "c"]}, "criterion 'comfort' needs as many mine as theirs"),
    ({**COMFORT, "values": [0]}, "criterion 'comfort' needs as many mine as theirs, and one value more"),
    ({**TIME, "values": []}, "criterion 'time' needs at least one value and a unit of 1 or more"),
    ({**TIME, "unit": 0}, "criterion 'time' needs at least one value and a unit of 1 or more"),
    ({**TIME, "unit": 32_768}, "criterion 'time' needs at least one value and a unit of 1 or more, to 32767"),
]
REFUSED_PARTS: list[tuple[dict[str, Any], str]] = [
    ({"colour": 1}, "the plan has an entry 'colour'; known are criteria, name, objective, rules"),
    ({"criteria": "all"}, "criteria is not a list; [[criteria]] entries are wanted"),
    ({"criteria": 7}, "criteria is not a list"),
    ({"criteria": [STAGE, STAGE]}, "'stage' names two criteria; each needs an own name"),
    ({"criteria": [{**STAGE, "points": 10_486}]}, "the points add up to 10,486; fewer than 10,485 are wanted"),
    ({"rules": {"taste": 1}}, "rules has an entry 'taste'; known are differ, grid, same, share, trio_share"),
    ({"rules": 3}, "rules is 3; names with values are wanted"),
    ({"rules": {"share": 5}}, "in the rules, share is 5; [[rules.share]] entries are wanted"),
    (
        {"rules": {"grid": {"name": "hours"}}},
        "in the rules, grid is {'name': 'hours'}; [[rules.grid]] entries are wanted",
    ),
    ({"rules": {"share": [{"name": "language"}]}}, "a share rule lacks 'narrow', 'wide'"),
    ({"rules": {"share": ["language"]}}, "a share rule is 'language'; names with values are wanted"),
    ({"rules": {"grid": [{"name": "hours", "most": 3}]}}, "a grid rule has an entry 'most'"),
    ({"objective": {"speed": 1}}, "objective has an entry 'speed'; known are percentile, preview, threshold, tiers"),
    ({"objective": []}, "objective is []; names with values are wanted"),
    ({"objective": {"tiers": [0]}}, "tiers is [0]; rising whole numbers from 1 to 1000 are wanted"),
    ({"objective": {"tiers": [1001]}}, "tiers is [1001]"),
    ({"objective": {"tiers": [700, 600]}}, "tiers is [700, 600]; rising whole numbers"),
    ({"objective": {"tiers": [600, 600]}}, "tiers is [600, 600]; rising whole numbers"),
    ({"objective": {"tiers": [0.5]}}, "in the objective, tiers is [0.5]; a list of whole numbers is wanted"),
    ({"objective": {"percentile": 101}}, "percentile is 101; 0 to 100 is wanted"),
    ({"objective": {"percentile": -1}}, "percentile is -1; 0 to 100 is wanted"),
    ({"objective": {"preview": 1001}}, "preview is 1001; 0 to 1000 is wanted"),
    ({"objective": {"preview": -3}}, "preview is -3; 0 to 1000 is wanted"),
]


def test_a_plan_written_as_toml_is_the_plan_it_says(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(TEXT, encoding="utf-8")
    assert load_plan(path) == SMALL
    assert load_plan(str(path)).to_dict() == SMALL.to_dict()


@pytest.mark.parametrize("seed", range(60))
def test_a_plan_survives_being_written_and_read(seed: int) -> None:
    plan = make_plan(np.random.default_rng(seed))
    assert Plan.from_dict(json.loads(json.dumps(plan.to_dict()))) == plan


def test_the_plan_that_ships_is_read_whole_and_survives_too() -> None:
    plan = load_default_plan()
    text = files("pairloom.matching").joinpath("plans/librarians.toml").read_text(encoding="utf-8")
    written = tomllib.loads(text)
    assert [criterion.name for criterion in plan.criteria] == [entry["name"] for entry in written["criteria"]]
    assert plan.objective == Objective(threshold=True, tiers=(600, 700, 800), percentile=50, preview=3)
    assert Plan.from_dict(plan.to_dict()) == plan


def test_what_is_not_said_has_its_usual_value() -> None:
    assert Plan.from_dict({"name": "bare", "criteria": []}) == Plan("bare", (), Rules(), Objective())


@pytest.mark.parametrize(("entry", "sentence"), REFUSED_CRITERIA, ids=[sentence for _, sentence in REFUSED_CRITERIA])
def test_a_criterion_that_cannot_be_read_is_refused(entry: Any, sentence: str) -> None:  # noqa: ANN401
    with pytest.raises(PlanError, match=re.escape(sentence)):
        Plan.from_dict({"name": "wrong", "criteria": [entry]})


@pytest.mark.parametrize(("part", "sentence"), REFUSED_PARTS, ids=[sentence for _, sentence in REFUSED_PARTS])
def test_a_part_that_cannot_be_read_is_refused(part: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PlanError, match=re.escape(sentence)):
        Plan.from_dict({"name": "wrong", "criteria": [STAGE], **part})


@pytest.mark.parametrize("missing", ["name", "criteria"])
def test_a_plan_without_what_it_needs_is_refused(missing: str) -> None:
    values = {"name": "bare", "criteria": []}
    del values[missing]
    with pytest.raises(PlanError, match=f"the plan lacks '{missing}'"):
        Plan.from_dict(values)


def test_a_plan_that_is_no_table_is_refused() -> None:
    with pytest.raises(PlanError, match="the plan is 3; names with values are wanted"):
        Plan.from_dict(3)  # type: ignore[arg-type]


def test_the_most_points_that_fit_are_taken() -> None:
    assert Plan.from_dict({"name": "rich", "criteria": [{**STAGE, "points": 10_485}]}).criteria[0].points == 10_485


def test_a_criterion_of_no_kind_is_refused() -> None:
    with pytest.raises(PlanError, match="criterion 'bare' has no kind"):
        Plan("bare", (Criterion(name="bare", points=1),))


def test_a_name_with_a_zero_in_it_is_refused() -> None:
    with pytest.raises(PlanError, match="is not TOML: embedded null"):
        load_plan("none\0.toml")


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"none\.toml' cannot be read: No such file"):
        load_plan(tmp_path / "none.toml")


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(TEXT, encoding="utf-8-sig")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert load_plan(path) == SMALL


NO_TOML = [b"name = ", b"\xff\xfe", b"name = 3 4", b"name = " + 5_000 * b"1", b"name = " + 5_000 * b"[" + 5_000 * b"]"]


@pytest.mark.parametrize("content", NO_TOML, ids=range(len(NO_TOML)))
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(content)
    with pytest.raises(PlanError, match=r"plan\.toml' is not TOML"):
        load_plan(path)
