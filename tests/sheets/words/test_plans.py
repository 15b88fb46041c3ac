"""Tests of plans in sentences."""

from pairloom.matching.plan import Comparison, GridRule, Objective, Plan, Rules, ShareRule, load_default_plan
from pairloom.sheets.words.plans import list_criteria, list_order, list_rules, name_criterion

HOURS = "They share at least 2 hours a day between 8:00 and 20:00"
OWN = Plan(
    name="own",
    criteria=(
        Comparison(name="same_city", points=10, column="city", table="same", when="wants_same_city"),
        Comparison(name="other_region", points=50, column="region", table="different"),
    ),
    rules=Rules(
        differ=("team",),
        same=("faith",),
        share=(ShareRule("tool", "tools", "tools"),),
        grid=(GridRule("budget", "zone", "money", 3),),
    ),
    objective=Objective(threshold=False, tiers=(), percentile=0),
)


def test_the_default_plans_hard_rules_are_sentences() -> None:
    assert list_rules(load_default_plan()) == (
        "Partners always live in different countries.",
        "They share a language that both speak at least a little and one speaks well.",
        f"{HOURS}, on every day of the round, unless both prefer e-mail.",
        "Nobody meets an earlier partner again, or somebody whom an organiser has blocked.",
    )


def test_every_criterion_of_the_default_plan_has_a_sentence_of_its_own() -> None:
    plan = load_default_plan()
    said = list_criteria(plan)
    assert [points for _, points in said] == sorted((criterion.points for criterion in plan.criteria), reverse=True)
    assert [sentence for sentence, _ in said if "“" in sentence] == []


def test_unknown_rules_and_criteria_are_named_as_the_plan_does() -> None:
    assert list_rules(OWN)[:4] == (
        "Partners always differ in “team”.",
        "Partners always have the same “faith”.",
        "They share something in “tool”.",
        "They reach at least 3 in “budget”.",
    )
    assert list_criteria(OWN)[1] == ("“Same city” counts for those with “wants_same_city”.", 10)
    assert name_criterion("same_city") == "same city"


def test_the_order_of_what_matters_follows_the_plan() -> None:
    assert len(list_order(load_default_plan())) == 6
    assert list_order(OWN) == (
        "First, as many people as possible get a partner.",
        "Only then counts the sum over everybody.",
        "What is still equal is decided by lot, from a published seed.",
    )
