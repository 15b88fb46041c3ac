"""Tests of what the two people of a pair read."""

import pytest

from pairloom.sheets.people import Applicant, Level, Wish, ZoneState
from pairloom.sheets.words.names import Names
from pairloom.sheets.words.partners import (
    FIRST_QUESTIONS,
    ask_first_question,
    list_common_languages,
    list_shared_interests,
    say_languages,
    say_shared_hours,
    write_reasons,
)
from pairloom.sheets.words.wishes import Wishes
from tests.sheets.rounds import make_abroad, make_meeting, make_person, match_sample

FORBIDDEN_WORDS = ("basic", "rank", "score", "hard to place", "of 1,000", "points", "worst")


def write(reader: Applicant, partner: Applicant, wishes: Wishes | None = None) -> str:
    return " ".join(write_reasons(make_meeting(reader, partner), reader, wishes or Wishes(), Names()))


def test_both_read_the_same_facts_in_the_same_words() -> None:
    one, other = make_person(1), make_abroad(2)
    assert write(one, other).replace("Person 2", "Person 1") == " ".join(
        write_reasons(make_meeting(one, other), other, Wishes(), Names())
    )


def test_shared_interests_hours_language_and_a_next_step_are_told() -> None:
    assert write(make_person(1), make_abroad(2)) == (
        "You both care about open access. You can both use English. "
        "8:00-12:00 in Paris is 16:00-20:00 in Brisbane. "
        "From 25 October, 8:00-11:00 in Paris is 17:00-20:00 in Brisbane. "
        "Next step: write to Person 2 this week and propose a day for a first talk."
    )


def test_two_who_named_nothing_get_a_question_to_begin_with() -> None:
    said = write(make_person(1, interests=()), make_abroad(2, interests=()))
    assert said.startswith("We do not know your interests yet, neither yours nor your partner's. Start with this: ")
    assert any(question in said for question in FIRST_QUESTIONS)


@pytest.mark.parametrize(
    ("own", "theirs", "begins"),
    [
        ((), ("Open access",), "You have not told us your interests. Your partner cares about open access"),
        (("Open access",), (), "Your partner has not told us any interests. Begin with one of yours: open access."),
        (("Archives",), ("Open access",), "You care about archives, your partner about open access"),
    ],
)
def test_what_is_not_shared_becomes_something_to_ask(
    own: tuple[str, ...], theirs: tuple[str, ...], begins: str
) -> None:
    assert write(make_person(1, interests=own), make_abroad(2, interests=theirs)).startswith(begins)


def test_only_ones_own_missed_wish_is_told() -> None:
    one, other = make_person(1, wishes=frozenset({Wish.MORE_EXPERIENCED})), make_abroad(2)
    assert "more experience" in write(one, other, Wishes(missed=("more_experienced",)))
    assert "more experience" not in write(other, one)


def test_only_the_one_with_an_unsure_zone_is_asked_about_it() -> None:
    one, other = make_person(1, zone_state=ZoneState.IMPOSSIBLE), make_abroad(2)
    assert "We took the time of Paris for you" in write(one, other)
    assert "We took" not in write(other, one)


def test_two_who_prefer_letters_are_not_asked_to_call() -> None:
    said = write(make_person(1, prefers_email=True), make_abroad(2, prefers_email=True))
    assert "no call is needed" in said
    assert "first talk" not in said


def test_three_people_meet_by_name_and_place() -> None:
    meeting = make_meeting(make_person(1), make_abroad(2), make_person(3, country="ES"))
    said = " ".join(write_reasons(meeting, meeting.members[0], Wishes(), Names()))
    assert said.startswith(
        "You are three this time: you meet Person 2 in Australia and Person 3 in Spain. All three of you"
    )


def test_three_people_without_one_language_read_which_two_share_which() -> None:
    one, two = make_person(1, languages={"en": 3}), make_abroad(2, languages={"en": 3, "es": 3})
    three = make_person(3, languages={"en": 2, "es": 3})
    polyglot = make_person(4, languages={"es": 4})
    assert say_languages((one, two, three)) == "All of you can use English."
    assert say_languages((one, two, polyglot)) == (
        "Person 1 and Person 2 can use English and Person 2 and Person 4 can use Spanish."
    )


def test_the_language_to_start_with_is_the_one_both_speak_best() -> None:
    one = make_person(1, languages={"en": Level.BASIC, "es": Level.FLUENT, "fr": Level.GOOD})
    other = make_abroad(2, languages={"en": Level.NATIVE, "es": Level.GOOD, "fr": Level.GOOD})
    assert list_common_languages((one, other)) == ["es", "fr", "en"]
    assert say_languages((one, other)) == "You can both use Spanish, French and English; start with Spanish."


def test_a_language_that_is_new_to_one_is_told_as_advice_without_a_grade() -> None:
    said = say_languages((make_person(1, languages={"en": Level.BASIC}), make_abroad(2)))
    assert said == "You can both use English. Take your time: short sentences and e-mail help."


def test_without_a_zone_the_hours_are_a_question() -> None:
    assert say_shared_hours(make_meeting(make_person(1, zone=""), make_abroad(2))) == (
        "We do not know the time zone of each of you: ask for it in your first letter."
    )


def test_shared_interests_keep_the_order_of_the_first() -> None:
    one, other = make_person(1, interests=("c", "a", "b")), make_abroad(2, interests=("a", "c"))
    assert list_shared_interests((one, other)) == ["c", "a"]


def test_the_ready_question_is_the_same_for_both() -> None:
    one, other = make_person(1), make_abroad(2)
    assert ask_first_question(make_meeting(one, other)) == ask_first_question(make_meeting(other, one))


def test_nobody_of_a_whole_round_reads_a_grade_or_is_left_without_a_next_step() -> None:
    matched = match_sample()
    letters = [
        " ".join(matched.write_reasons(meeting, member)) for meeting in matched.meetings for member in meeting.members
    ]
    assert len(letters) > 80
    assert [letter for letter in letters if "Next step: write to " not in letter] == []
    assert [word for word in FORBIDDEN_WORDS if any(word in letter.lower() for letter in letters)] == []
