"""Tests of what an organiser should look at."""

from pairloom.sheets.people import Wish, ZoneState
from pairloom.sheets.report.notable import (
    count_unsure,
    find_bridges,
    find_thin_pairs,
    find_unsure,
    find_worst_off,
)
from tests.sheets.rounds import make_abroad, make_person, match_people, match_sample


def test_the_people_served_least_come_first_with_what_they_lack() -> None:
    matched = match_sample()
    worst = find_worst_off(matched, most=10)
    assert [one.rel for one in worst] == sorted(int(rel) for rel in matched.result.rel if rel >= 0)[:10]
    assert [one for one in worst if not one.reason.startswith("Number ")] == []
    assert [one for one in worst if not one.partners] == []


def test_a_missed_wish_is_named_for_the_organiser() -> None:
    asker = make_person(1, wishes=frozenset({Wish.OTHER_SECTOR}))
    only = make_person(2, country="ES", sector="archive", languages={"es": 4, "en": 3})
    needy = make_abroad(3, languages={"es": 2}, country="AR", zone="UTC+01:00")
    matched = match_people(asker, only, needy, make_abroad(4))
    worst = find_worst_off(matched, most=1)[0]
    assert (worst.person.number, worst.reason) == (
        1,
        "Number 2 of 2 possible partners. Asked for and missed: another type of library.",
    )


def test_who_pays_for_a_partner_with_few_choices_is_a_bridge() -> None:
    bridges = find_bridges(match_sample())
    assert bridges != ()
    assert [bridge.rel for bridge in bridges] == sorted(bridge.rel for bridge in bridges)
    assert max(bridge.partner_options for bridge in bridges) <= 5


def test_two_who_named_nothing_are_a_thin_pair_with_a_question() -> None:
    matched = match_people(make_person(1, interests=()), make_abroad(2, interests=()))
    assert [(pair.meeting.members[0].number, pair.question[-1]) for pair in find_thin_pairs(matched)] == [(1, "?")]


def test_a_pair_of_whom_one_named_interests_is_not_thin() -> None:
    assert find_thin_pairs(match_people(make_person(1), make_abroad(2, interests=()))) == ()


def test_who_may_live_elsewhere_depends_on_the_answer_only_when_hours_would_be_too_few() -> None:
    guess = {"zone_state": ZoneState.IMPOSSIBLE, "zone_alternatives": ("Africa/Lagos",)}
    harmless = {"zone_state": ZoneState.ASSUMED_MAIN, "zone_alternatives": ("Europe/London",)}
    matched = match_people(make_person(1, **guess), make_person(2, country="PL", zone="Europe/Warsaw", **harmless))
    assert count_unsure(matched) == 2
    assert find_unsure(matched) == ()


def test_fewer_hours_than_the_plan_asks_are_told_with_their_number() -> None:
    guess = {"zone_state": ZoneState.IMPOSSIBLE, "zone_alternatives": ("UTC-12:00", "Europe/London")}
    matched = match_people(make_person(1, **guess), make_person(2, country="PL", zone="Europe/Warsaw"))
    assert [(one.person.number, one.assumed, one.otherwise, one.hours) for one in find_unsure(matched)] == [
        (1, "Paris", "UTC-12:00", 1.0)
    ]


def test_two_who_prefer_letters_depend_on_no_hours() -> None:
    guess = {"zone_state": ZoneState.IMPOSSIBLE, "zone_alternatives": ("UTC-12:00",), "prefers_email": True}
    matched = match_people(make_person(1, **guess), make_abroad(2, prefers_email=True))
    assert find_unsure(matched) == ()
