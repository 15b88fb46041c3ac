"""Wishes about a partner, met and missed."""

import pytest

from pairloom.domain.pairs.wording.wishes import say_met, say_missed
from pairloom.domain.programs.states import Ask
from tests.domain.pairs.wording.sides import make_amina, make_wanjiru

LANGUAGES = [("en", "good", "fluent"), ("fr", "native", "good"), ("sw", "good", "native")]
SORRY = "We could not do that this time, and we are sorry."


@pytest.mark.parametrize(
    ("wish", "ask", "said"),
    [
        ("wish_sector", Ask.SAME, "You hoped for somebody from the same kind of workplace, and you have it."),
        ("wish_stage", Ask.SAME, "You hoped for somebody at the same stage of the career, and so it is."),
        ("wish_stage", Ask.MORE, "You hoped for somebody who is further along in the career, and so it is."),
        ("wish_interests", Ask.SAME, "You asked for shared interests above all, and here they are."),
        ("wish_language", Ask.MINE, "You hoped to use a language of your own, and you can: French."),
        ("gone", Ask.SAME, ""),
    ],
)
def test_a_wish_that_was_met(wish: str, ask: Ask, said: str) -> None:
    assert say_met(wish, ask, reader=make_amina(), partner=make_wanjiru(), languages=LANGUAGES) == said


def test_ones_own_language_is_any_but_english_where_none_is_native() -> None:
    languages = [("en", "good", "good"), ("es", "good", "native")]
    said = say_met("wish_language", Ask.MINE, reader=make_amina(), partner=make_wanjiru(), languages=languages)
    assert said == "You hoped to use a language of your own, and you can: Spanish."
    assert say_met("wish_language", Ask.MINE, reader=make_amina(), partner=make_wanjiru(), languages=[]) == ""


def test_several_missed_wishes_get_one_apology_and_what_helps() -> None:
    missed = [("wish_sector", Ask.SAME), ("wish_language", Ask.MINE), ("gone", Ask.SAME)]
    assert list(say_missed(missed, reader=make_amina())) == [
        "You hoped for a partner from the same kind of workplace.",
        "You hoped for a partner who speaks your language.",
        SORRY,
        "Short sentences and e-mail help when a language is new.",
        "People who differ often have the most to show each other.",
    ]
    assert list(say_missed([], reader=make_amina())) == []
    assert list(say_missed([("gone", Ask.MINE)], reader=make_amina())) == []
