"""Tests of a matched round."""

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


def test_a_wish_is_missed_when_somebody_possible_could_have_met_it() -> None:
    asker = make_person(1, wishes=frozenset({Wish.OTHER_SECTOR}), earlier=())
    only = make_person(2, country="ES", sector="archive", languages={"es": 4, "en": 3})
    needy = make_abroad(3, languages={"es": 2}, country="AR", zone="UTC+01:00")
    matched = match_people(asker, only, needy, make_abroad(4))
    assert [tuple(member.number for member in meeting.members) for meeting in matched.meetings] == [(1, 4), (2, 3)]
    assert matched.find_wishes(1) == Wishes(missed=("other_sector",))
