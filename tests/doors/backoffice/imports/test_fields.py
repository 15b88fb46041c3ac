"""Tests of the names of what a column can hold."""

from django.utils.translation import override

from pairloom.domain.applications.rules.columns import list_meanings
from pairloom.domain.programs.catalogue import load_template
from pairloom.doors.backoffice.imports.fields import FIELDS, name_meanings
from pairloom.sheets.mapping import Field

FORM = load_template("librarians").form


def test_every_usual_column_has_a_name() -> None:
    assert set(FIELDS) == set(Field)


def test_questions_of_the_form_are_named_by_their_labels() -> None:
    with override("en"):
        named = dict(name_meanings(list_meanings(FORM), FORM))
    assert (named["email"], named["question:hours"]) == ("E-mail address", "When could you meet a partner online?")
    assert [word for word in named if word.endswith(("country", "conduct"))] == ["country"]
