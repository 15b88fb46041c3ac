"""Tests of what a column may hold."""

from pairloom.domain.applications.rules.columns import find_field, list_meanings
from pairloom.domain.programs.catalogue import load_template
from pairloom.sheets.mapping import Field

FORM = load_template("librarians").form


def test_questions_that_every_form_asks_have_usual_columns() -> None:
    found = {one.name: find_field(one, FORM) for one in FORM.questions}
    assert {name for name, usual in found.items() if usual} == {
        *("country", "city", "zone", "languages", "sector", "stage", "interests", "about", "learn", "earlier"),
    }


def test_a_column_may_hold_a_usual_thing_or_a_question_that_no_usual_word_stands_for() -> None:
    own = ["hours", "wish_sector", "wish_stage", "wish_interests", "wish_language"]
    assert list_meanings(FORM) == [*Field, *(f"question:{name}" for name in own)]
