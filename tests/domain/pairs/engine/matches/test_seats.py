"""With whom everybody sits, and how well served."""

from typing import Any

import pytest

from pairloom.domain.pairs.engine.matches import seats
from pairloom.domain.pairs.engine.matches.seats import list_broken
from tests.domain.pairs.engine.matches.rounds import make_problem, seat
from tests.domain.pairs.scenes import answer


def people(count: int, **more: Any) -> list[dict[str, Any]]:
    """List people of different countries."""
    places = ("SE", "KE", "DE", "ZA", "EG", "FR", "IT")
    return [answer(places[number % len(places)], **more) for number in range(count)]


def test_everybody_sits_in_one_group_and_knows_how_well_served() -> None:
    seated = seat(make_problem(people(4, interests=["advocacy", "health"])))
    assert sorted(one.group or 0 for one in seated) == [1, 1, 2, 2]
    assert all((one.rel, one.options, one.why) == (one.rel, 3, "") and one.rel > 900 for one in seated)
    assert all(one.rank >= 1 and 0 < one.share <= 100 and one.best_of_ideal > 0 for one in seated)


def test_members_of_a_trio_have_facts_toward_both_and_the_lower_rel() -> None:
    seated = seat(make_problem(people(3, interests=["advocacy"])))
    assert [(one.group, len(one.facts)) for one in seated] == [(1, 2)] * 3
    assert all(one.rel == min(fact["rel"] for fact in one.facts.values()) for one in seated)


def test_a_trio_made_by_hand_sits_together_and_who_is_pulled_sits_alone() -> None:
    seated = seat(make_problem(people(6), trios=[(1, 2, 3)], pulled=[4]))
    groups = {one.application: one.group for one in seated}
    assert (groups[1], groups[2], groups[3]) == (1, 1, 1)
    assert (groups[4], groups[5] == groups[6] != 1) == (None, True)
    assert [one.why for one in seated if one.why] == ["pulled"]
    assert [one.application for one in seated if one.is_pinned] == [1, 2, 3]
    assert seated[0].options == 5


def test_why_somebody_has_no_partner_is_told_in_the_words_of_this_room() -> None:
    seated = seat(make_problem([*people(2), answer("NO", {"no": "native"})]))
    assert [(one.why, one.group, one.rel) for one in seated] == [
        ("", 1, 1000),
        ("", 1, 1000),
        ("no-language", None, -1),
    ]


def test_pairs_of_whom_nothing_is_known_are_thin() -> None:
    seated = seat(make_problem([answer("SE"), answer("KE")]))
    assert [one.is_thin for one in seated] == [True, True]
    seated = seat(make_problem([answer("SE", interests=["health"]), answer("KE")]))
    assert [one.is_thin for one in seated] == [False, False]


def test_who_pays_for_a_partner_with_few_options_is_a_bridge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats, "FEW_OPTIONS", 1)
    rich: dict[str, Any] = {"interests": ["advocacy", "health", "cataloguing"], "wish_interests": "same"}
    spanish = answer("PE", {"es": "native"})
    both = answer("SE", {"en": "good", "es": "good"}, **rich)
    seated = seat(make_problem([spanish, both, answer("KE", **rich), answer("FR", **rich), answer("DE", **rich)]))
    assert seated[0].group == seated[1].group
    assert [one.application for one in seated if one.is_bridge] == [2]


@pytest.mark.parametrize(("zone", "hours", "unsure"), [("", "any", True), ("Australia/Sydney", "any", False)])
def test_whoever_would_share_too_few_hours_by_another_clock_is_unsure(zone: str, hours: str, unsure: bool) -> None:
    one = answer("RU", zone=zone, hours=[hours])
    problem = make_problem([one, answer("GB", hours=["any"])], more_zones=["Asia/Kamchatka"])
    assert [each.is_unsure for each in seat(problem)] == [unsure, False]


def test_hours_do_not_matter_between_two_who_write_letters() -> None:
    one, other = answer("RU", hours=["letters"]), answer("GB", hours=["letters"])
    assert not any(each.is_unsure for each in seat(make_problem([one, other], more_zones=["Asia/Kamchatka"])))


def test_rules_that_a_trio_made_by_hand_breaks_are_named() -> None:
    problem = make_problem([answer("SE"), answer("SE"), answer("KE", {"sw": "native"})], trios=[(1, 2, 3)])
    assert list_broken(problem) == [(1, 2, "country"), (1, 3, "language"), (2, 3, "language")]
    assert list_broken(make_problem(people(3), trios=[(1, 2, 3)])) == []


def test_wishes_are_counted_for_each_who_asked() -> None:
    asks: dict[str, Any] = {"wish_sector": "same", "sector": "academic"}
    seated = seat(make_problem([answer("SE", **asks), answer("KE", sector="public"), answer("FR", {"xx": "good"})]))
    assert (seated[0].asked, seated[0].possible, seated[0].met) == (1, 0, 0)
    seated = seat(make_problem([answer("SE", **asks), answer("KE", sector="academic")]))
    assert (seated[0].asked, seated[0].possible, seated[0].met) == (1, 1, 1)
