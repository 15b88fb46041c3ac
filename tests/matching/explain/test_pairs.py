import numpy as np
import pytest

from pairloom.matching.errors import WishError
from pairloom.matching.explain import Measure, SharedItem, explain_pair
from pairloom.matching.explain.pairs import list_items
from tests.matching.explain.makers import FRIENDLY_PLAN, make_friends, make_result


def test_a_pair_is_explained_from_both_sides_with_what_they_share() -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, [(10, 13)])

    reason = explain_pair(result, 10, 13)

    assert (reason.there.person, reason.there.partner, reason.there.rel) == (10, 13, 1000)
    assert (reason.back.person, reason.back.partner) == (13, 10)
    assert reason.back.rel == 1000
    assert reason.broken == ()
    assert reason.shared == {"interests": (0,)}
    assert reason.common == (SharedItem("language", 0, "speaks_well", "speaks_well"),)
    assert reason.measures == (Measure("hours", "zone", 12, is_waived=False),)
    assert reason.thin == ()


def test_the_level_of_a_common_language_is_told_for_each_side() -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, [(10, 13)])

    assert explain_pair(result, 12, 10).common == (SharedItem("language", 0, "speaks", "speaks_well"),)
    assert explain_pair(result, 13, 14).common == (
        SharedItem("language", 0, "speaks_well", "speaks_well"),
        SharedItem("language", 1, "speaks_well", "speaks"),
    )


def test_a_rule_that_both_waived_is_told() -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, [(10, 13)])

    assert explain_pair(result, 13, 14).measures == (Measure("hours", "zone", 7, is_waived=True),)


def test_a_pair_that_was_not_possible_names_every_broken_rule() -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, [(10, 13)])

    assert explain_pair(result, 10, 11).broken == ("earlier",)
    assert explain_pair(result, 12, 13).broken == ("country",)
    assert explain_pair(result, 14, 15).broken == ("language", "hours")
    assert explain_pair(result, 14, 15).there.rel == -1


def test_a_pair_of_whom_neither_named_an_interest_is_thin() -> None:
    result = make_result(make_friends(), FRIENDLY_PLAN, [(10, 13)])

    assert explain_pair(result, 12, 14).thin == ("interests",)
    assert explain_pair(result, 10, 12).thin == ()


def test_one_person_is_no_pair() -> None:
    with pytest.raises(WishError, match="person 10 is named twice; two people are wanted"):
        explain_pair(make_result(make_friends(), FRIENDLY_PLAN, []), 10, 10)


def test_items_are_numbered_through_all_words_of_a_mask() -> None:
    assert list_items(np.array([0b101, 1 << 63, 1], np.uint64)) == (0, 2, 127, 128)
