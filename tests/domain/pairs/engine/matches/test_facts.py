"""What two people share, in codes."""

from typing import Any

from pairloom.domain.pairs.engine.matches.facts import FactTeller, Given
from tests.domain.pairs.engine.matches.rounds import make_problem
from tests.domain.pairs.scenes import answer

NOTHING = Given({}, (), 0)


def tell(one: dict[str, Any], other: dict[str, Any], given: Given = NOTHING) -> dict[str, Any]:
    """Tell what the first may read about the second."""
    return FactTeller(make_problem([one, other])).tell(0, 1, given)


def test_shared_interests_are_named_by_their_codes() -> None:
    both = tell(answer("SE", interests=["advocacy", "health"]), answer("KE", interests=["health", "cataloguing"]))
    assert (both["shared"], both["thin"]) == ({"interests": ["health"]}, [])
    none = tell(answer("SE", interests=["advocacy"]), answer("KE"))
    assert (none["shared"], none["thin"]) == ({}, [])
    assert tell(answer("SE"), answer("KE"))["thin"] == ["interests"]


def test_languages_stand_in_the_order_in_which_to_try_them() -> None:
    mine = {"en": "basic", "sv": "native", "fr": "good", "de": "basic", "es": "fluent"}
    theirs = {"en": "native", "fr": "good", "de": "basic", "es": "fluent", "ar": "native"}
    told = tell(answer("SE", mine), answer("KE", theirs))["languages"]
    assert told == [["es", "fluent", "fluent"], ["fr", "good", "good"], ["en", "basic", "native"]]


def test_of_equal_languages_english_comes_first() -> None:
    both = {"de": "good", "en": "good", "ar": "good"}
    assert [code for code, _, _ in tell(answer("SE", both), answer("KE", both))["languages"]] == ["en", "ar", "de"]


def test_hours_count_unless_both_prefer_letters_and_share_none() -> None:
    by_day = tell(answer("SE", hours=["letters"]), answer("KE", hours=["letters"]))
    assert (by_day["letters"], by_day["quarters"] >= 8) == (False, True)
    far = tell(
        answer("NZ", zone="Pacific/Auckland", hours=["letters"]), answer("GB", zone="Europe/London", hours=["letters"])
    )
    assert (far["letters"], far["quarters"] < 8) == (True, True)


def test_wishes_are_met_or_missed_for_the_one_who_asked() -> None:
    one = answer("SE", wish_sector="same", wish_stage="more", wish_interests="same", wish_language="any")
    given = Given({"same_sector": 100, "more_experienced": 25}, {"same_interests"}, 640)
    told = tell(one, answer("KE"), given)
    assert told["met"] == [["wish_sector", "same"]]
    assert told["missed"] == [["wish_stage", "more"], ["wish_interests", "same"]]
    assert told["rel"] == 640


def test_a_wish_that_cannot_be_measured_is_neither_met_nor_missed() -> None:
    told = tell(answer("SE", wish_interests="same"), answer("KE"), Given({}, (), 0))
    assert (told["met"], told["missed"]) == ([], [])


def test_levels_of_languages_are_read_from_the_pool() -> None:
    teller = FactTeller(make_problem([answer("SE", {"en": "good", "sv": "native"})]))
    assert {code: level.name for code, level in teller.read_languages(0).items()} == {"en": "GOOD", "sv": "NATIVE"}
