"""Tests of why somebody has no partner."""

from pairloom.matching.plan import load_default_plan
from pairloom.matching.result import Unmatched, Why
from pairloom.sheets.people import Applicant
from pairloom.sheets.words.reasons import Left, explain_unmatched, rank_rules, say_one_country, say_rule, say_unread
from tests.sheets.rounds import make_abroad, make_person, match_people

STANDBY = "Keep on standby: first in line when somebody joins late or is left alone."
PEOPLE = {
    1: make_person(1, languages={"hi": 4}),
    2: make_abroad(2),
    3: make_abroad(3),
    4: make_person(4, languages={"hi": 4}),
}


def explain(unmatched: Unmatched) -> Left:
    people: dict[int, Applicant] = PEOPLE
    return explain_unmatched(unmatched, people)


def test_who_shares_no_language_with_anybody_is_asked_about_english() -> None:
    left = explain(Unmatched(1, Why.NOBODY_POSSIBLE, {"country": 1, "language": 2}))
    assert left.reason == (
        "Nobody else fits. Of 3 others, 2 share no language well enough and 1 lives in the same country."
    )
    assert left.options == ("Ask whether some English would do: it is not named.", STANDBY)


def test_who_speaks_english_is_asked_which_languages_there_are() -> None:
    left = explain(Unmatched(2, Why.NOBODY_POSSIBLE, {"language": 3, "hours": 3}))
    assert left.options == (
        "Ask which languages the person can use, and how well.",
        "Ask whether letters are enough: then hours do not count.",
        STANDBY,
    )


def test_a_group_that_competes_for_the_same_few_is_named_with_them() -> None:
    left = explain(Unmatched(1, Why.TOO_FEW_PARTNERS, {}, group=(1, 4), partners=(2,)))
    assert left.reason == "2 people who speak only Hindi can meet only 1 person: Person 2."
    assert left.options[0] == "Ask Person 2 whether the pair would take a third."


def test_the_odd_one_out_hears_of_a_late_applicant() -> None:
    left = explain(Unmatched(3, Why.ODD_ONE_OUT))
    assert left.reason.startswith("The number of people is odd")
    assert left.options == ("One late applicant from another country would make a pair.", STANDBY)


def test_a_search_that_was_stopped_is_no_verdict_on_the_person() -> None:
    assert "Give it more seconds" in explain(Unmatched(3, Why.OUT_OF_TIME)).reason


def test_a_round_of_one_country_needs_people_from_elsewhere() -> None:
    matched = match_people(make_person(1), make_person(2), make_person(3))
    assert [left.reason for left in matched.unmatched] == [
        "Nobody else fits. Of 2 others, 2 live in the same country."
    ] * 3
    assert "Look for applicants from outside France." in matched.unmatched[0].options


def test_a_round_of_one_says_that_nobody_else_is_there() -> None:
    assert match_people(make_person(1)).unmatched[0].reason == "There is nobody else in this round."


def test_a_rule_without_words_is_named() -> None:
    assert (say_rule("team", 1), say_rule("team", 2)) == ("1 breaks the rule “team”", "2 break the rule “team”")


def test_the_main_reasons_add_up_to_all_others_and_second_reasons_come_after() -> None:
    matched = match_people(
        make_person(1, languages={"hi": 4}),
        make_person(2, languages={"en": 3}),
        make_abroad(3, languages={"en": 3}),
    )
    left = matched.unmatched[0]
    assert left.person.number == 1
    assert left.reason == (
        "Nobody else fits. Of 2 others, 1 lives in the same country and 1 shares no language well enough. "
        "Some have another reason as well: 1 shares no language well enough."
    )


def test_a_round_of_one_country_says_so_before_all_else() -> None:
    plan = load_default_plan()
    people = {number: make_person(number, country="NL") for number in (1, 2)}
    assert say_one_country(people, plan).startswith("All 2 people live in the Netherlands, and partners always live in")
    assert say_one_country({1: make_person(1), 2: make_abroad(2)}, plan) == ""
    assert say_one_country({1: make_person(1)}, plan) == ""


def test_what_cannot_be_changed_is_told_first() -> None:
    assert rank_rules(["hours", "team", "language", "country"]) == ["country", "language", "hours", "team"]


def test_somebody_without_any_language_is_told_so_and_asked() -> None:
    left = match_people(make_person(1, languages={}), make_abroad(2), make_person(3)).unmatched[0]
    assert left.reason == "We know no language of this person."
    assert left.options[0] == "Ask which languages the person can use, and how well."


def test_a_country_that_could_not_be_read_is_told_with_what_it_may_be() -> None:
    assert say_unread("", ()) == "No country is given."
    assert say_unread("Atlantis", ()) == "We could not read the country “Atlantis”."
    assert say_unread("Guinee", ("Guinea", "Ghana")) == "We could not read the country “Guinee”. Is it Guinea or Ghana?"
