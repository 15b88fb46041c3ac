"""Who would help those without a partner."""

from typing import Any

from pairloom.domain.pairs.engine.helping import list_helps
from pairloom.domain.pairs.states import Unplaced
from tests.domain.pairs.scenes import answer, gather


def find_helps(*people: dict[str, Any], left: dict[int, Unplaced]) -> list[dict[str, Any]]:
    gathered = gather(people)
    return list(list_helps(gathered, [(gathered.people[number - 1], why) for number, why in left.items()]))


def test_small_countries_whose_people_share_language_and_hours_would_help() -> None:
    people = [*[answer("AU")] * 3, answer("PH"), answer("IN"), answer("PH"), answer("SE"), answer("ID", {"id": "good"})]
    left = dict.fromkeys((1, 2, 3), Unplaced.TOO_FEW)
    assert find_helps(*people, left=left) == [
        {
            "country": "AU",
            "unplaced": 3,
            "why": "too-few",
            "language": "en",
            "from": ["PH", "IN", "SE"],
            "would_help": 3,
        }
    ]


def test_nobody_helps_who_is_left_over_by_an_odd_number() -> None:
    assert find_helps(answer("SE"), answer("DK"), answer("NO"), left={3: Unplaced.ODD_ONE_OUT}) == []


def test_the_language_that_helps_most_people_is_named() -> None:
    people = [answer("SE", {"sv": "native"}), answer("SE", {"fi": "native", "sv": "basic"})]
    found = find_helps(*people, left=dict.fromkeys((1, 2), Unplaced.NO_LANGUAGE))
    assert (found[0]["language"], found[0]["from"], found[0]["would_help"]) == ("sv", ["DK", "FI"], 2)


def test_a_language_that_is_spoken_nowhere_else_helps_nobody() -> None:
    assert find_helps(answer("IS", {"xx": "native"}), left={1: Unplaced.NO_LANGUAGE}) == []
    assert find_helps(answer("SE", {}) | {"languages": {}}, left={1: Unplaced.NO_LANGUAGE}) == []


def test_countries_are_listed_by_how_many_are_left() -> None:
    people = [answer("DE", {"de": "native"}), *[answer("BR", {"pt": "native"})] * 2]
    found = find_helps(*people, left=dict.fromkeys((1, 2, 3), Unplaced.NO_LANGUAGE))
    assert [one["country"] for one in found] == ["BR", "DE"]


def test_where_people_are_left_themselves_nobody_more_is_asked_from() -> None:
    people = [answer("AT", {"de": "native"}), answer("DE", {"de": "native"})]
    found = find_helps(*people, left=dict.fromkeys((1, 2), Unplaced.NO_HOURS))
    assert {country for one in found for country in one["from"]}.isdisjoint({"AT", "DE"})
