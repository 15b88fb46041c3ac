"""Tests of explanations in words."""

from dataclasses import replace

from pairloom.matching.explain import Cost, explain_instead, measure_person
from pairloom.matching.explain.insteads import Change
from pairloom.matching.plan import load_default_plan
from pairloom.matching.result import Claim, Unmatched, Why
from pairloom.matching.solver import solve
from pairloom.sheets.words import explanations
from tests.sheets.rounds import make_abroad, make_person, match_people, match_sample

PLAN = load_default_plan()


def test_a_person_reads_partner_place_and_what_counted() -> None:
    matched = match_people(make_person(1), make_abroad(2))
    assert explanations.explain_person(measure_person(matched.result, 1), PLAN) == (
        "Person 1 is matched with person 2: 1,000 of 1,000 of the own best, number 1 of 1 possible partner.",
        "That is the own best: 968 of 1,000 of all that was asked.",
        "  shared interests: 100 of 100",
        "  a language both speak well: 100 of 100",
        "  common hours: 100 of 100",
        "  another region: 100 of 100",
        "  a first-timer with a returner: 50 of 100",
    )


def test_a_person_without_anybody_possible_reads_the_rules_in_the_way() -> None:
    matched = match_people(make_person(1), make_person(2))
    assert explanations.explain_person(measure_person(matched.result, 1), PLAN) == (
        "Person 1 has no partner, because nobody else fits: 1 lives in the same country.",
    )


def test_partners_have_nothing_to_give_up() -> None:
    matched = match_people(make_person(1), make_abroad(2))
    assert explanations.explain_instead(explain_instead(matched.result, 1, 2)) == (
        "Person 1 and person 2 are partners: there is nothing to give up.",
    )


def test_a_broken_rule_is_named() -> None:
    matched = match_people(make_person(1), make_abroad(2), make_person(3), make_abroad(4))
    assert explanations.explain_instead(explain_instead(matched.result, 1, 3)) == (
        "Person 1 and person 3 cannot meet: they live in the same country.",
    )


def test_a_possible_pair_is_told_with_its_price_for_everybody() -> None:
    result = match_sample().result
    first, second = result.pairs[:2].tolist()
    lines = explanations.explain_instead(explain_instead(result, first[0], second[1], solve=solve))
    assert lines[0].startswith(f"Together, person {first[0]} would have ")
    assert "would change partner" in lines[-1]


def test_each_kind_of_cost_says_that_it_is_proven() -> None:
    costs = [Cost(claim, 600, 3) for claim in Claim if claim != Claim.LOT]
    said = [explanations.say_cost(cost) for cost in costs]
    assert [sentence for sentence in said if not sentence.endswith("That is proven.")] == []
    assert len(set(said)) == len(costs)


def test_a_search_that_was_stopped_claims_nothing_about_the_person() -> None:
    view = measure_person(match_people(make_person(1), make_person(2)).result, 1)
    stopped = replace(view, options=3, unmatched=Unmatched(1, Why.OUT_OF_TIME))
    assert explanations.explain_person(stopped, PLAN) == (
        "Person 1 has no partner: the search was stopped before it could place this person.",
    )


def test_in_a_group_of_three_it_is_said_whose_points_these_are() -> None:
    people = [make_person(1), make_abroad(2), make_person(3, country="ES", interests=())]
    matched = match_people(*people)
    assert matched.result.trios == ((1, 2, 3),)
    lines = explanations.explain_person(measure_person(matched.result, 1), PLAN)
    assert lines[1].startswith("Of the two, person 2 is the own best: ")
    assert [line for line in lines if line.startswith("With ")] == ["With person 2:", "With person 3:"]


def test_of_several_who_are_as_good_the_own_partner_is_the_own_best() -> None:
    view = measure_person(match_people(make_person(1), make_abroad(2), make_person(3), make_abroad(4)).result, 1)
    lines = explanations.explain_person(view, PLAN)
    assert lines[1].startswith("That is the own best (1 other is as good): ")
    worse = replace(view, best=view.best + 1, best_ties=3, best_partner=9)
    said = explanations.explain_person(worse, PLAN)[1]
    assert said.startswith("The own best would be person 9 (2 others are as good): ")


def test_a_pair_below_what_everybody_gets_is_told_in_plain_words() -> None:
    result = match_people(make_person(1), make_abroad(2), make_person(3), make_abroad(4)).result
    reason = explain_instead(result, 1, 4 if 2 in result.find_partners(1) else 2)
    lines = explanations.explain_instead(replace(reason, threshold=1001))
    assert lines[1] == (
        "One of them would have less than 1,001 of 1,000. "
        "Everybody gets at least that, unless an organiser gave them their partner."
    )


def test_of_somebody_without_a_language_that_is_said_and_nothing_else() -> None:
    result = match_people(make_person(1, languages={}), make_abroad(2), make_person(3)).result
    assert explanations.explain_person(measure_person(result, 1), PLAN, silent={1}) == (
        "Person 1 has no partner, because we know no language of this person. Please ask.",
    )
    assert explanations.explain_instead(explain_instead(result, 1, 2), silent={1}) == (
        "Person 1 and person 2 cannot meet: we know no language of person 1.",
    )


def test_it_is_said_why_the_exact_cost_is_not_known() -> None:
    result = match_sample().result
    first, second = result.pairs[:2].tolist()
    reason = explain_instead(result, first[0], second[1], solve=solve)
    assert reason.forced is not None
    lower = min(reason.there.rel, reason.back.rel)
    lowest = replace(reason.forced, changes=(Change(Claim.THRESHOLD, None, 900, lower),), is_exact=False)
    stopped = replace(lowest, changes=(Change(Claim.SUM, None, 900, 800),))
    sentences = [explanations.explain_instead(replace(reason, forced=forced))[-2] for forced in (lowest, stopped)]
    others = "everybody else was still served as evenly as possible, and a round that loses less may exist"
    assert sentences == [
        f"That is because one of the two would be served least of all: {others}.",
        "That is because the search ended before it had looked at every other way.",
    ]
    exact = replace(reason, forced=replace(reason.forced, is_exact=True))
    assert not [line for line in explanations.explain_instead(exact) if line.startswith("That is because")]
