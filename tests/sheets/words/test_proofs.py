"""Tests of proofs in sentences."""

from dataclasses import replace

import pytest

from pairloom.matching.result import Claim, Level
from pairloom.sheets.words.proofs import list_levels, say_level, say_proof, say_seed, say_tiers
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
        "This is the best way found to pair 92 people, not proven to be the best: "
        "the sum of how well people are served is at most 50 % below what is possible."
    )


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
        (Level(Claim.PLACED, 1, 2), "1 person has a partner. Not proven: at most 2 is possible."),
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
