"""Tests of criteria in words."""

from dataclasses import replace

import pytest

from pairloom.matching.plan import Comparison, Criterion, Levels, Overlap, Plan, Steps, load_default_plan
from pairloom.sheets.words.criteria import is_shipped, name_criterion, say_criterion

SHIPPED = load_default_plan()
HOURS = next(criterion for criterion in SHIPPED.criteria if isinstance(criterion, Steps))
OTHERS: list[tuple[Criterion, str]] = [
    (
        Comparison(name="stage", points=9, column="stage", table=((1, 2), (3, 4))),
        "“Stage”: a table of the plan says which “stage” is better.",
    ),
    (Comparison(name="other_region", points=9, column="region", table="same"), "The same “region” is better."),
    (Comparison(name="far", points=9, column="region", table="different"), "Another “region” is better."),
    (
        Overlap(name="interests", points=9, column="interests", table=((0, 100), (0, 40, 100))),
        "What both name in “interests” counts: 40 of 100 for 1 in common and 100 of 100 for 2 in common.",
    ),
    (
        Levels(
            name="ease", points=9, mine=("languages_good",), theirs=("languages_good",), values=(0, 100), when="old"
        ),
        "“Ease” counts for those with “old”: from nothing in common to the highest level 0 of 100 and 100 of 100.",
    ),
    (replace(HOURS, values=(0, 50, 60, 70, 100)), "Four common hours a day are enough; more are no bonus."),
    (replace(HOURS, values=(0, 100)), "One common hour a day is enough; more are no bonus."),
    (replace(HOURS, unit=2, values=(0, 20, 30, 100)), "1.5 common hours a day are enough; more are no bonus."),
    (replace(HOURS, values=(100, 0)), "“Hours” counts by steps: 100 of 100 from 0 and 0 of 100 from 4."),
]


def test_points_alone_do_not_make_a_criterion_another_one() -> None:
    assert all(is_shipped(replace(criterion, points=7)) for criterion in SHIPPED.criteria)
    assert not is_shipped(replace(HOURS, unit=3))


@pytest.mark.parametrize(("criterion", "said"), OTHERS, ids=[said for _, said in OTHERS])
def test_a_criterion_of_ones_own_is_told_by_its_numbers(criterion: Criterion, said: str) -> None:
    assert say_criterion(criterion) == said


def test_names_say_no_more_than_the_plan_does() -> None:
    nearer = Comparison(name="other_region", points=9, column="region", table="same")
    own = Plan(name="own", criteria=(nearer, replace(HOURS, values=(0, 100))))
    assert (name_criterion("other_region", SHIPPED), name_criterion("other_region", own)) == (
        "another region",
        "other region",
    )
    assert name_criterion("hours", own) == name_criterion("hours", SHIPPED) == "common hours"
