"""Tests of a matched round."""

from dataclasses import replace

import pytest

from pairloom.sheets.people import Stage, Wish
from pairloom.sheets.words.wishes import Wishes
from tests.sheets.rounds import make_abroad, make_person, match_people, match_sample


def test_meetings_come_by_the_lowest_number_with_its_person_first() -> None:
    numbers = [tuple(member.number for member in meeting.members) for meeting in match_sample().meetings]
    assert numbers == sorted(tuple(sorted(group)) for group in numbers)


def test_everybody_is_in_one_meeting_or_has_a_reason() -> None:
    matched = match_sample()
    placed = [member.number for meeting in matched.meetings for member in meeting.members]
    left = [left.person.number for left in matched.unmatched]
    assert sorted(placed + left) == sorted(matched.people)


def test_wishes_are_met_missed_or_impossible() -> None:
    wishes = frozenset({Wish.SAME_SECTOR, Wish.MORE_EXPERIENCED})
    matched = match_people(make_person(1, wishes=wishes, stage=Stage.EARLY), make_abroad(2, stage=Stage.EARLY))
    assert matched.find_wishes(1) == Wishes(met=("same_sector",), impossible=("more_experienced",))
    assert matched.find_wishes(2) == Wishes()


def test_a_very_large_round_compares_partners_alone_and_finds_the_same_wishes_met(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = match_sample()
    monkeypatch.setattr("pairloom.sheets.round.LARGEST_MEASURED", 10)
    monkeypatch.setattr("pairloom.sheets.round.MEETINGS_AT_ONCE", 7)
    hasty = replace(usual)
    found = {number: hasty.find_wishes(number) for number in usual.people}
    monkeypatch.undo()
    wanted = {number: usual.find_wishes(number) for number in usual.people}
    assert {number: wishes.met for number, wishes in found.items()} == {
        number: wishes.met for number, wishes in wanted.items()
    }
    placed = [member.number for meeting in usual.meetings for member in meeting.members]
    assert {number: set(found[number].missed) for number in placed} == {
        number: {*wanted[number].missed, *wanted[number].impossible} for number in placed
    }


def test_a_wish_is_missed_when_somebody_possible_could_have_met_it() -> None:
    asker = make_person(1, wishes=frozenset({Wish.OTHER_SECTOR}), earlier=())
    only = make_person(2, country="ES", sector="archive", languages={"es": 4, "en": 3})
    needy = make_abroad(3, languages={"es": 2}, country="AR", zone="UTC+01:00")
    matched = match_people(asker, only, needy, make_abroad(4))
    assert [tuple(member.number for member in meeting.members) for meeting in matched.meetings] == [(1, 4), (2, 3)]
    assert matched.find_wishes(1) == Wishes(missed=("other_sector",))
