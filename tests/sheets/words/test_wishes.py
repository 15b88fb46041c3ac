"""Tests of wishes in words."""

import pytest

from pairloom.sheets.people import Applicant, Level, Stage
from pairloom.sheets.words.names import Names
from pairloom.sheets.words.wishes import Wishes, list_own_languages, say_wishes
from tests.sheets.rounds import make_abroad, make_person


def say(wishes: Wishes, reader: Applicant, partner: Applicant) -> tuple[str, ...]:
    return say_wishes(wishes, reader, (partner,), Names({"lab": "A lab"}))


@pytest.mark.parametrize(
    ("wish", "partner", "said"),
    [
        ("same_sector", {}, "You wanted a partner in the same type of library: you both work in a public library."),
        (
            "other_sector",
            {"sector": "academic"},
            "You wanted to see another type of library: your partner works in an academic library.",
        ),
        (
            "other_sector",
            {"sector": "lab"},
            "You wanted to see another type of library: your partner answered “A lab”.",
        ),
        (
            "same_stage",
            {},
            "You wanted a partner at the same stage of the career: you are both early in the career.",
        ),
        (
            "same_stage",
            {"stage": Stage.MID},
            "You wanted a partner at the same stage of the career: your partner is only one stage away.",
        ),
        (
            "more_experienced",
            {"stage": Stage.LATE},
            "You wanted a partner with more experience: your partner is at a later stage of the career.",
        ),
        (
            "more_experienced",
            {},
            "You wanted a partner with a lot of experience: you both have that.",
        ),
        (
            "my_language",
            {"languages": {"pl": Level.GOOD}},
            "You hoped for a partner who speaks Polish: your partner does.",
        ),
        ("own_wish", {}, "You hoped for a partner who fits your wish “own wish”: you have one."),
    ],
)
def test_a_wish_that_is_met_is_told_with_the_fact(wish: str, partner: dict[str, object], said: str) -> None:
    reader = make_person(1, languages={"en": Level.GOOD, "pl": Level.NATIVE})
    assert say(Wishes(met=(wish,)), reader, make_abroad(2, **partner)) == (said,)


def test_a_missed_language_is_told_with_regret() -> None:
    reader = make_person(1, languages={"en": Level.GOOD, "de": Level.NATIVE})
    assert " ".join(say(Wishes(missed=("my_language",)), reader, make_abroad(2))) == (
        "You hoped for a partner who speaks German. We could not do that this time; we are sorry."
    )


def test_several_missed_wishes_share_one_sentence() -> None:
    said = say(Wishes(missed=("same_stage", "other_sector")), make_person(1), make_abroad(2))
    assert " ".join(said) == (
        "You hoped for a partner who is at the same stage of the career and works in another type of library. "
        "We could not do that this time; we are sorry."
    )


def test_a_wish_that_nobody_could_meet_is_told_as_such() -> None:
    said = say(Wishes(impossible=("same_interests",)), make_person(1), make_abroad(2))
    assert said[0].endswith("Nobody in this round could do that for you, so we looked at everything else you told us.")


def test_shared_interests_that_were_wished_for_are_not_told_twice() -> None:
    assert say(Wishes(met=("same_interests",)), make_person(1), make_abroad(2)) == ()


def test_my_language_is_a_native_one_or_any_but_english() -> None:
    assert list_own_languages(make_person(1, languages={"en": 3, "fr": 2, "ar": 2})) == ["French", "Arabic"]
    assert list_own_languages(make_person(1, languages={"en": 4, "fr": 2})) == ["English"]
