"""Tests of the advice on wishes; tests/doors/website/apply/test_sending.py reads it on the page."""

from typing import Any

import pytest

from pairloom.domain.pairs.services import Abroad, refresh_pool
from pairloom.domain.programs.models import Round
from pairloom.doors.website.apply.advising import Advice, Reminder, advise, place_reminder, remind, say_about, say_cause
from pairloom.look.questions import Showing, show_section
from tests.domain.applications.intake import ALL, OPEN, load_form, make_application, open_round


@pytest.mark.parametrize(("number", "said"), [(0, 0), (7, 7), (19, 19), (20, 20), (47, 40), (1162, 1160)])
def test_many_people_are_counted_by_tens(number: int, said: int) -> None:
    assert say_about(number) == said


def test_fewer_than_ten_are_few() -> None:
    assert [Advice(fit, 100, "", "", fit).is_few for fit in (9, 10)] == [True, False]


def test_there_is_no_advice_before_anybody_is_there(db: None) -> None:
    assert advise(open_round(), load_form(), ALL, Showing("en")) is None


def make_pool(**answers: Any) -> Round:
    """Make a round with a packed pool of twelve people in Kenya who speak English."""
    round_ = open_round()
    told = ALL | {"country": "KE", "languages": {"en": "good"}, "wish_sector": "any", **answers}
    for _number in range(12):
        make_application(round_, country="KE", answers=told)
    refresh_pool(round_, now=OPEN)
    return round_


def test_languages_that_nobody_abroad_shares_are_the_cause(db: None) -> None:
    advice = advise(make_pool(), load_form(), ALL | {"languages": {"sv": "native"}}, Showing("en"))
    assert advice is not None
    assert (advice.fit, advice.wish, advice.section) == (0, "", "you")
    assert "shares a language with you" in advice.cause


def test_hours_are_the_cause_where_languages_are_not(db: None) -> None:
    advice = advise(make_pool(zone="Pacific/Honolulu"), load_form(), ALL | {"zone": "Europe/Stockholm"}, Showing("en"))
    assert advice is not None
    assert (advice.fit, advice.section, "Is your time zone right?" in advice.cause) == (0, "you", True)


@pytest.mark.parametrize(
    ("speak", "words"), [(0, "nobody here"), (4, "hardly anybody here"), (5, "awake at the same hours")]
)
def test_small_numbers_are_not_told(speak: int, words: str) -> None:
    assert words in say_cause(Abroad(90, speak, 0))


def test_a_reminder_stands_beside_the_languages_and_once_more_on_the_next_page(db: None) -> None:
    round_, form, told = make_pool(), load_form(), ALL | {"languages": {"sv": "native"}}
    found = [remind(round_, form, section, told) for section in ("you", "work", "partner")]
    assert [None if one is None else one.is_here for one in found] == [True, False, None]
    assert [remind(round_, form, "you", answers) for answers in (ALL, ALL | {"languages": {}}, {})] == [None] * 3


def test_a_reminder_is_placed_beside_its_question() -> None:
    questions = show_section(load_form(), "you", ALL, showing=Showing("en"))
    placed = place_reminder(questions, Reminder("languages", "you", "Look again.", is_here=True))
    assert {one.name: one.advice for one in placed if one.advice} == {"languages": "Look again."}
    assert place_reminder(questions, None) == questions
    assert "q-languages-advice" in next(one.described for one in placed if one.advice)
