"""What a forecast says about those without a partner."""

from typing import Any

import pytest

from pairloom.domain.pairs.engine.child import answer as solve
from pairloom.domain.pairs.engine.outcome import describe_outcome, find_reason
from pairloom.domain.pairs.engine.problem import Problem
from pairloom.domain.pairs.engine.solving import Solved
from pairloom.domain.pairs.states import Unplaced
from pairloom.matching.explain.readings import Reader
from pairloom.matching.result import Why
from tests.domain.pairs.scenes import answer, gather


def describe(*people: dict[str, Any]) -> dict[str, Any]:
    gathered = gather(people)
    answered = solve(Problem(gathered.pool, gathered.plan, 30.0))
    unmatched = tuple((person, Why(why)) for person, why in answered.pop("unmatched"))
    return describe_outcome(gathered, Solved(unmatched=unmatched, **answered))


def test_everybody_placed_leaves_nothing_to_explain() -> None:
    assert describe(answer("SE"), answer("DK")) == {
        "applicants": 2,
        "placed": 2,
        "pairs": 1,
        "trios": 0,
        "why": {},
        "unplaced": [],
        "countries": [],
        "helps": [],
    }


def test_those_without_a_partner_are_counted_by_reason_and_country() -> None:
    found = describe(answer("SE"), answer("DK"), answer("NO", {"no": "native"}), *[answer("NZ")] * 2)
    assert {name: found[name] for name in ("applicants", "placed", "why", "countries")} == {
        "applicants": 5,
        "placed": 2,
        "why": {"no-language": 1, "no-hours": 2},
        "countries": [
            {"country": "NZ", "people": 2, "unplaced": 2, "why": "no-hours"},
            {"country": "NO", "people": 1, "unplaced": 1, "why": "no-language"},
        ],
    }
    assert found["unplaced"] == [
        {"application": 3, "country": "NO", "why": "no-language"},
        {"application": 4, "country": "NZ", "why": "no-hours"},
        {"application": 5, "country": "NZ", "why": "no-hours"},
    ]
    assert [one["country"] for one in found["helps"]] == ["NZ"]


def test_too_many_of_one_country_compete_for_few() -> None:
    found = describe(*[answer("SE")] * 4, answer("DK"))
    assert (found["why"], found["countries"]) == (
        {"too-few": 3},
        [{"country": "SE", "people": 4, "unplaced": 3, "why": "too-few"}],
    )


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([answer("DK", {"da": "good"})], Unplaced.NO_LANGUAGE),
        ([answer("NZ"), answer("DK", {"da": "good"})], Unplaced.NO_HOURS),
        ([answer("SE")], Unplaced.NOBODY),
        ([], Unplaced.NOBODY),
    ],
)
def test_where_nobody_is_possible_the_rule_that_keeps_away_who_is_left_is_named(
    others: list[dict[str, Any]], why: Unplaced
) -> None:
    gathered = gather([answer("SE"), *others])
    assert find_reason(Reader(gathered.pool, gathered.plan), 0, Why.NOBODY_POSSIBLE) is why


@pytest.mark.parametrize(
    ("why", "said"), [(Why.ODD_ONE_OUT, Unplaced.ODD_ONE_OUT), (Why.OUT_OF_TIME, Unplaced.OUT_OF_TIME)]
)
def test_other_reasons_keep_their_names(why: Why, said: Unplaced) -> None:
    gathered = gather([answer("SE")])
    assert find_reason(Reader(gathered.pool, gathered.plan), 0, why) is said
