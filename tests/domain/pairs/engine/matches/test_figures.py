"""What the board of a match shows, in numbers."""

from typing import Any

from pairloom.domain.pairs.engine.matches.figures import count_match, find_best_language
from pairloom.domain.pairs.engine.matches.problem import MatchProblem
from pairloom.domain.pairs.engine.matches.seats import Seating
from pairloom.matching.explain import Fairness, measure_round
from pairloom.sheets.people import Level
from tests.domain.pairs.engine.matches.rounds import make_problem, solve_problem
from tests.domain.pairs.scenes import answer

FAIRNESS = Fairness(10, 12, 5, 3, {600: 1}, {600: 2}, is_proven=True)


def count(problem: MatchProblem) -> dict[str, Any]:
    """Count a match of a problem."""
    result = solve_problem(problem)
    return count_match(problem, result, Seating(problem, result, measure_round(result)).seat_everybody(), FAIRNESS)


def test_a_small_match_is_counted_whole() -> None:
    first: dict[str, Any] = {"earlier": {"took_part": False}}
    again: dict[str, Any] = {"earlier": {"took_part": True}}
    told = count(
        make_problem(
            [
                answer("SE", {"en": "good", "sv": "native"}, interests=["health"], **first),
                answer("KE", {"en": "native"}, interests=["health"], **again),
                answer("NO", {"no": "native"}, **first),
                answer("FR", **first),
            ],
            pulled=[4],
        )
    )
    assert (told["pairs"], told["trios"], told["unplaced"]) == (1, 0, 2)
    assert told["why"] == {"no-language": 1, "pulled": 1}
    assert told["threads"] == [["KE", "SE", 1]]
    assert (told["value"], told["bound"], told["gap"], told["worst"], told["mean"]) == (2000, 2000, 0.0, 1000, 1000.0)
    assert told["spread"] == [0] * 19 + [2]
    assert told["below"] == {"600": 0, "700": 0, "800": 0}
    assert told["countries"][0] == {"country": "FR", "people": 1, "unplaced": 1, "mean": 0.0}
    assert [each["language"] for each in told["languages"]] == ["en", "no", "sv"]
    assert told["newcomers"]["first"] == {"people": 3, "unplaced": 2, "mean": 1000.0}
    assert told["newcomers"]["again"] == {"people": 1, "unplaced": 0, "mean": 1000.0}
    assert told["wishes"] == {"asked": 0, "possible": 0, "met": 0}
    assert (told["bridges"], told["thin"], told["unsure"], told["groups"]) == (0, 0, 0, [])
    assert told["near"]["language"]["code"] == "en"
    assert told["levels"][0] == {"claim": "placed", "at": None, "value": 2, "bound": 2}
    assert told["fairness"]["plain_below"] == {"600": 2}
    assert 0 < told["got"] <= told["offered"] <= 1000


def test_three_of_a_group_are_three_threads() -> None:
    told = count(make_problem([answer("SE"), answer("KE"), answer("FR")]))
    assert (told["pairs"], told["trios"]) == (0, 1)
    assert told["threads"] == [["FR", "KE", 1], ["FR", "SE", 1], ["KE", "SE", 1]]


def test_pairs_inside_a_region_are_held_against_random_ones() -> None:
    told = count(make_problem([answer("SE"), answer("NO"), answer("KE"), answer("TZ")], pinned=[(1, 2), (3, 4)]))
    assert told["near"]["region"] == {"share": 100.0, "random": 33.3}


def test_who_competes_for_the_same_few_is_named_once() -> None:
    swahili = {"sw": "native"}
    told = count(
        make_problem([answer("KE", swahili), answer("KE", swahili), answer("SE", {"sw": "good"}), answer("NO")])
    )
    assert told["why"] == {"no-language": 1, "too-few": 1}
    assert told["groups"] == [{"people": [1, 2], "partners": [3]}]


def test_a_match_of_nobody_is_counted_too() -> None:
    told = count(make_problem([]))
    assert (told["pairs"], told["mean"], told["threads"], told["countries"]) == (0, 0.0, [], [])


def test_the_best_language_is_the_one_of_the_highest_level() -> None:
    assert find_best_language({"en": Level.GOOD, "sw": Level.NATIVE, "ar": Level.NATIVE}) == "ar"
    assert find_best_language({}) == ""
