"""Tests of the meanings of columns."""

from pairloom.sheets.lists import load_list
from pairloom.sheets.mapping import Field


def test_every_field_has_a_label_and_words_for_headings() -> None:
    assert len({field.label for field in Field}) == len(Field)
    assert set(load_list("headings")) == {field.value for field in Field}


def test_choices_of_many_may_be_spread_over_columns() -> None:
    assert Field.INTERESTS.may_repeat
    assert not Field.EMAIL.may_repeat
