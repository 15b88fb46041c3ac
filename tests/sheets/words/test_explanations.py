"""Tests of explanations in words."""

from dataclasses import replace

from pairloom.matching.explain import Cost, explain_instead, measure_person
from pairloom.matching.result import Claim, Unmatched, Why
from pairloom.matching.solver import solve
from pairloom.sheets.words import explanations
from tests.sheets.rounds import make_abroad, make_person, match_people, match_sample


def test_a_person_reads_partner_place_and_what_counted() -> None:
    matched = match_people(make_person(1), make_abroad(2))
    assert explanations.explain_person(measure_person(matched.result, 1)) == (
        "Person 1 is matched with person 2: 1,000 of 1,000 of the own best, number 1 of 1 possible partner.",
        "The own best would be person 2: 968 of 1,000 of all that was asked.",
        "  shared interests: 100 of 100",
        "  a language both speak well: 100 of 100",
        "  three common hours: 100 of 100",
        "  another region: 100 of 100",
        "  a first-timer with a returner: 50 of 100",
    )


def test_a_person_without_anybody_possible_reads_the_rules_in_the_way() -> None:
    matched = match_people(make_person(1), make_person(2))
    assert explanations.explain_person(measure_person(matched.result, 1)) == (
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
    assert explanations.explain_person(stopped) == (
        "Person 1 has no partner: the search was stopped before it could place this person.",
    )
