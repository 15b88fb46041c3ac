"""Tests of proofs in sentences."""

from dataclasses import replace

import pytest

from pairloom.matching.result import Claim, Level
from pairloom.sheets.words.proofs import list_levels, say_level, say_proof, say_seed, say_tiers, say_worst_off
from tests.sheets.rounds import make_person, match_people, match_sample


def test_a_proven_round_is_said_in_one_sentence() -> None:
    assert say_proof(match_sample().result) == (
        "No other way to pair these 92 people is better, and that is proven: "
        "an independent referee has checked every possible pair."
    )


def test_a_proof_that_nobody_has_refereed_says_how_to() -> None:
    assert say_proof(replace(match_sample().result, is_refereed=False)).endswith(
        "it is not yet refereed: run “pairloom check” on the certificate."
    )


def test_a_round_stopped_early_never_claims_to_be_the_best() -> None:
    result = match_sample().result
    levels = tuple(
        replace(level, bound=level.value * 2) if level.claim == Claim.SUM else level for level in result.levels
    )
    assert say_proof(replace(result, levels=levels)) == (
        "This is the best way found to pair 92 people, not proven to be the best. "
        "The sum of how well people are served is at most 50 % below what is possible."
    )


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Level(Claim.PLACED, 88, 90), "At most 2 more people could have a partner."),
        (Level(Claim.THRESHOLD, 440, 551), "The person served least has 440 of 1,000; at most 551 is possible."),
        (Level(Claim.TIER, 80, 88, 600), "at most 8 more people could reach 600 of 1,000."),
        (Level(Claim.PERCENTILE, 80, 81, 50), "at most 1 more person could reach the better part of their choices."),
    ],
)
def test_the_first_level_that_is_open_is_told_and_nothing_is_said_of_the_sum(level: Level, said: str) -> None:
    result = match_sample().result
    told = say_proof(replace(result, levels=(level, *result.levels)))
    assert told.endswith(said)
    assert "sum" not in told


def test_a_lot_that_was_not_proven_claims_only_that_the_same_run_gives_the_same() -> None:
    result = match_sample().result
    levels = tuple(
        replace(level, bound=level.value + 1) if level.claim == Claim.LOT else level for level in result.levels
    )
    assert say_seed(replace(result, levels=levels)) == (
        "The same file and the seed 0 give the same pairs again: anyone can repeat it."
    )


def test_no_pair_found_in_time_is_no_proof_that_none_is_possible() -> None:
    result = match_people(make_person(1), make_person(2)).result
    stopped = replace(result, levels=(Level(Claim.PLACED, 0, 2), *result.levels[1:]))
    assert say_proof(stopped).startswith("No pair was found before the search was stopped.")


def test_the_person_served_least_is_an_estimate_when_the_search_was_stopped() -> None:
    result = match_sample().result
    assert say_worst_off(result).startswith("The person served least has 551 of 1,000 of the own best; ")
    assert "has about 551" in say_worst_off(replace(result, is_exact=False))


def test_a_lot_that_was_cut_short_takes_nothing_from_the_proof() -> None:
    result = match_sample().result
    levels = tuple(
        replace(level, bound=level.value * 2) if level.claim == Claim.LOT else level for level in result.levels
    )
    assert say_proof(replace(result, levels=levels)) == say_proof(result)


def test_a_round_stopped_before_the_sum_says_so() -> None:
    result = replace(match_sample().result, levels=(Level(Claim.PLACED, 80, 90),))
    assert say_proof(result).startswith("This is a first way to pair 92 people")


def test_a_round_without_any_possible_pair_is_certain_too() -> None:
    assert say_proof(match_people(make_person(1), make_person(2)).result).startswith("No pair is possible")


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Level(Claim.PLACED, 90, 90), "90 people have a partner. Proven."),
        (Level(Claim.PLACED, 1, 2), "1 person has a partner. Not proven; more than 2 is not possible."),
        (
            Level(Claim.THRESHOLD, 551, 551),
            "Everybody gets at least 551 of 1,000 of the own best possible partner. Proven.",
        ),
        (Level(Claim.TIER, 88, 88, 600), "88 people reach 600 of 1,000. Proven."),
        (
            Level(Claim.PERCENTILE, 80, 80, 60),
            "80 people have a partner from the better 40 % of their own possible ones. Proven.",
        ),
        (Level(Claim.SUM, 79697, 79697), "The sum of how well people are served is 79,697. Proven."),
        (Level(Claim.LOT, 5, 5), "The lot gave 5 points. Proven."),
    ],
)
def test_each_level_has_a_sentence(level: Level, said: str) -> None:
    assert say_level(level) == said


def test_the_threshold_leaves_out_whom_an_organiser_pinned() -> None:
    said = say_level(Level(Claim.THRESHOLD, 670, 670), has_pins=True)
    assert said == "Everybody whom no organiser pinned gets at least 670 of 1,000 of the own best. Proven."


def test_the_lot_is_not_listed_as_something_reached() -> None:
    result = match_sample().result
    assert len(list_levels(result)) == sum(level.claim != Claim.LOT for level in result.levels)


def test_the_seed_is_told_only_where_it_repeats_the_round() -> None:
    result = match_sample().result
    assert "seed 0" in say_seed(result)
    assert "seed" not in say_seed(replace(result, is_reproducible=False))


def test_people_below_each_tier_are_counted() -> None:
    result = match_sample().result
    below = [int(((result.rel >= 0) & (result.rel < tier)).sum()) for tier in (600, 700, 800)]
    assert (
        say_tiers(result)
        == f"{below[0]} people below 600, {below[1]} people below 700 and {below[2]} people below 800."
    )
