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
    mine, theirs = (write_reasons(make_meeting(one, other), reader, Wishes(), Names()) for reader in (one, other))
    assert mine[1:-1] == theirs[1:-1]
    assert (mine[0], theirs[0]) == (
        "Dear Person 1, your partner is Person 2 in Australia.",
        "Dear Person 2, your partner is Person 1 in France.",
    )


def test_shared_interests_hours_language_and_a_next_step_are_told() -> None:
    assert write(make_person(1), make_abroad(2)) == (
        "Dear Person 1, your partner is Person 2 in Australia. "
        "You both care about open access. You can both use English. "
        "Good hours for a talk: 8:00-12:00 in Paris is 16:00-20:00 in Brisbane. "
        "From 25 October: 8:00-11:00 in Paris is 17:00-20:00 in Brisbane. "
        "Next step: please write to Person 2 this week and suggest a day for a first talk."
    )


def test_two_who_named_nothing_get_a_question_to_begin_with() -> None:
    said = write(make_person(1, interests=()), make_abroad(2, interests=()))
    assert "We do not know your interests yet, nor those of your partner. Here is a question to begin with: " in said
    assert any(question in said for question in FIRST_QUESTIONS)


@pytest.mark.parametrize(
    ("own", "theirs", "told"),
    [
        ((), ("Open access",), "We do not know your interests yet. Your partner cares about open access"),
        (
            ("Open access",),
            (),
            "We do not know the interests of your partner yet. Tell about one of yours: open access.",
        ),
        (("Archives",), ("Open access",), "You care about archives, and your partner about open access"),
    ],
)
def test_what_is_not_shared_becomes_something_to_ask(own: tuple[str, ...], theirs: tuple[str, ...], told: str) -> None:
    assert told in write(make_person(1, interests=own), make_abroad(2, interests=theirs))


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
        "Dear Person 1, you are a group of three this time: you meet Person 2 in Australia and Person 3 in Spain. "
        "All three of you"
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
    assert (
        say_languages((one, other))
        == "You can both use Spanish, French and English; Spanish is the best to start with."
    )


def test_a_language_that_is_new_to_one_is_told_as_advice_without_a_grade() -> None:
    said = say_languages((make_person(1, languages={"en": Level.BASIC}), make_abroad(2)))
    assert said == "You can both use English. Take your time: short sentences and e-mail help."


def test_without_a_zone_the_hours_are_a_question() -> None:
    assert say_shared_hours(make_meeting(make_person(1, zone=""), make_abroad(2))) == (
        "We do not know the time of day where each of you lives: please ask in your first letter."
    )


def test_without_a_name_nobody_is_called_by_a_number() -> None:
    said = write(make_person(1, name=""), make_abroad(2, name=""))
    assert said.startswith("Hello, your partner is a colleague in Australia.")
    assert "please write to your partner in Australia this week" in said


def test_three_who_share_interests_two_by_two_read_with_whom() -> None:
    one, two = make_person(1, interests=("Maps", "Story time")), make_abroad(2, interests=("Maps",))
    three = make_person(3, country="ES", interests=("Story time",))
    said = " ".join(write_reasons(make_meeting(one, two, three), one, Wishes(), Names()))
    assert "You and Person 2 both care about maps. You and Person 3 both care about story time." in said


def test_an_interest_of_two_things_is_told_apart_from_the_others() -> None:
    both = ("Marketing", "Leadership and management")
    said = write(make_person(1, interests=both), make_abroad(2, interests=both))
    assert "You both care about marketing as well as leadership and management." in said


def test_a_language_that_was_wished_for_is_told_once() -> None:
    wishes = Wishes(met=("my_language",))
    english = {"en": Level.NATIVE}
    said = write(make_person(1, languages=english), make_abroad(2, languages={"en": Level.BASIC}), wishes)
    assert "You can both use English" not in said
    assert said.count("English") == 1
    assert said.count("Take your time: short sentences and e-mail help.") == 1


def test_two_native_speakers_of_their_only_language_are_not_told_to_use_it() -> None:
    english = {"en": Level.NATIVE}
    assert say_languages((make_person(1, languages=english), make_abroad(2, languages=english))) == ""


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
    assert [letter for letter in letters if "Next step: please write to " not in letter] == []
    assert [word for word in FORBIDDEN_WORDS if any(word in letter.lower() for letter in letters)] == []
