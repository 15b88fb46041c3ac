"""Tests of plans in sentences."""

from dataclasses import replace

from pairloom.matching.plan import Comparison, GridRule, Objective, Plan, Rules, ShareRule, load_default_plan
from pairloom.sheets.words.plans import count_hours, list_criteria, list_order, list_rules

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
    assert list_criteria(OWN)[1] == ("The same “city” is better for those with “wants_same_city”.", 10)


def weigh(points: dict[str, int]) -> list[str]:
    plan = load_default_plan()
    criteria = [replace(each, points=points.get(each.name, each.points)) for each in plan.criteria]
    return [sentence for sentence, _ in list_criteria(replace(plan, criteria=tuple(criteria)))]


def test_interests_matter_most_only_while_they_have_the_most_points() -> None:
    most, plain = "Shared interests matter most to those who name any; three are enough.", "Shared interests count for"
    assert weigh({})[0] == most
    assert [sentence for sentence in weigh({"interests": 10}) if sentence == most] == []
    assert weigh({"interests": 10})[-1].startswith(plain)
    assert (
        weigh({"hours": 900})[0] == "Three common hours a day are enough; more are no bonus. This has the most points."
    )


def test_all_else_equal_is_said_only_of_what_has_the_fewest_points() -> None:
    assert "A little further away, all else equal." in weigh({})
    assert "A partner from another region of the world is better. This has the most points." in weigh(
        {"other_region": 800}
    )


def test_changed_rules_are_told_by_their_numbers() -> None:
    rules = Rules(
        share=(
            ShareRule("language", "languages_fluent", "languages_fluent"),
            ShareRule("well", "languages_good", "languages_basic"),
            ShareRule("mixed", "interests", "languages_good"),
        ),
        grid=(GridRule("hours", "zone", "hours", 4, "on_leave"),),
    )
    assert list_rules(replace(OWN, rules=rules))[:4] == (
        "They share a language that both speak fluently.",
        "They share a language that both speak at least a little and one speaks well.",
        "They share something in “mixed”: in “interests” of one and “languages_good” of the other.",
        f"{HOURS.replace('2 hours', '1 hour')}, on every day of the round, unless both have “on_leave”.",
    )


def test_hours_are_counted_in_words() -> None:
    assert (count_hours(1), count_hours(2.5)) == ("1 hour", "2.5 hours")


def test_the_order_of_what_matters_follows_the_plan() -> None:
    assert len(list_order(load_default_plan())) == 6
    assert list_order(OWN) == (
        "First, as many people as possible get a partner.",
        "Only then counts the sum over everybody.",
        "What is still equal is decided by lot, from a published seed.",
    )
