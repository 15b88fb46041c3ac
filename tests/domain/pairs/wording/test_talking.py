"""Languages, hours, and letters where there are none."""

from datetime import UTC, date, datetime
from typing import Any

from pairloom.domain.pairs.wording import Days, Side, say_hours, say_languages
from tests.domain.pairs.introductions import facts
from tests.domain.pairs.wording.sides import hide, make_amina, make_wanjiru

AUTUMN = Days(date(2026, 9, 1), date(2026, 12, 31), (8, 20))
NOW = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
ADVICE = (
    "Letters work well when they have a rhythm: agree on a day of the week, ask one or two questions in each, and add "
    "a photo or a short voice message now and then."
)


def say(*zones: str, by_letters: bool = False, **fields: Any) -> list[str]:
    reader, *partners = (make_amina(zone=zone, number=number) for number, zone in enumerate(zones))
    members = [Side(**{**vars(one), "answers": {}, **fields}) for one in partners]
    return say_hours(reader, members, AUTUMN, by_letters=by_letters, now=NOW)


def test_hours_are_said_on_both_clocks_with_what_a_change_of_clocks_does() -> None:
    assert say("Europe/Warsaw", "Australia/Brisbane") == [
        "While we write this, it is 11:30 in Warsaw and 19:30 in Brisbane.",
        "Good hours for a talk: 08:00–12:00 in Warsaw is 16:00–20:00 in Brisbane.",
        "From 25 October, when clocks change: 08:00–11:00 in Warsaw is 17:00–20:00 in Brisbane.",
    ]


def test_clocks_that_never_move_need_one_sentence() -> None:
    assert say("Africa/Dakar", "Africa/Nairobi") == [
        "While we write this, it is 09:30 in Dakar and 12:30 in Nairobi.",
        "Good hours for a talk: 08:00–17:00 in Dakar is 11:00–20:00 in Nairobi.",
    ]


def test_three_clocks_are_said_in_one_sentence() -> None:
    assert say("Africa/Dakar", "Africa/Nairobi", "Asia/Kolkata")[1] == (
        "Good hours for a talk: 08:00–14:30 in Dakar is 11:00–17:30 in Nairobi and 13:30–20:00 in Kolkata."
    )


def test_the_day_is_named_where_it_is_not_the_same() -> None:
    late = datetime(2026, 9, 1, 22, tzinfo=UTC)
    reader, partner = make_amina(), make_wanjiru(answers={})
    assert say_hours(reader, [partner], AUTUMN, by_letters=False, now=late)[0] == (
        "While we write this, it is Tuesday, 22:00 in Dakar and Wednesday, 01:00 in Nairobi."
    )


def test_who_shares_no_hours_gets_advice_on_letters() -> None:
    assert say("America/Lima", "Asia/Bangkok")[1:] == [
        "When it is day where one of you lives, it is night for another, so letters will be easier than calls.",
        ADVICE,
    ]


def test_who_both_prefer_letters_need_no_hours() -> None:
    assert say("Africa/Dakar", "Africa/Nairobi", by_letters=True)[1:] == [
        "You told us that e-mail suits you best, so no call is needed.",
        ADVICE,
    ]


def test_who_alone_prefers_letters_is_named() -> None:
    assert say("Africa/Dakar", "Africa/Nairobi", answers={"hours": ["letters"]})[-1] == (
        "Amina Diallo prefers e-mail to calls."
    )


def test_a_time_without_good_hours_is_said() -> None:
    said = say("Australia/Brisbane", "Europe/Warsaw", "Pacific/Auckland")
    assert said[-1] == "From 25 October the clocks leave you no good hour: e-mail is easier then."
    winter = Days(date(2026, 11, 1), date(2027, 5, 1), (8, 20))
    members = [
        make_amina(zone=zone, answers={}) for zone in ("Australia/Brisbane", "Europe/Warsaw", "Pacific/Auckland")
    ]
    first = say_hours(members[0], members[1:], winter, by_letters=False, now=NOW)[1]
    assert first == "Until 27 March your days hardly overlap: e-mail is easier."


def test_hours_stay_hidden_with_all_else_and_are_asked_for() -> None:
    assert say_hours(make_amina(), [hide(make_wanjiru())], AUTUMN, by_letters=False, now=NOW) == [
        "Ask in your first letter which hours of the day are good for a talk."
    ]


def test_a_clock_that_was_guessed_is_told_to_its_owner() -> None:
    said = say_hours(make_amina(is_zone_sure=False), [make_wanjiru()], AUTUMN, by_letters=False, now=NOW)
    assert said[-1] == "We took the clock of Dakar for you. If that is wrong, tell your partner."


def test_languages_are_named_with_the_one_to_start_with() -> None:
    wanjiru = make_wanjiru()
    one, two = [["en", "good", "good"]], [["en", "good", "good"], ["fr", "good", "good"]]
    assert say_languages(facts(languages=one), wanjiru) == "You can both use English."
    assert say_languages(facts(languages=two), wanjiru) == (
        "You can both use English and French; English is the best to start with."
    )
    assert say_languages(facts(languages=one), wanjiru, is_trio=True) == "With Wanjiru Kamau you can use English."
    assert say_languages(facts(languages=two), wanjiru, is_trio=True).startswith("With Wanjiru Kamau you can use")
    assert say_languages(facts(languages=[]), wanjiru) == ""


def test_who_has_only_begun_with_a_language_is_given_time_without_saying_who() -> None:
    said = say_languages(facts(languages=[["en", "good", "basic"]]), make_wanjiru())
    assert said == "You can both use English. Take your time: short sentences and e-mail help."
