"""Tests of the forms of a program."""

from decimal import Decimal

import pytest
from django.utils import translation

from pairloom.domain.programs.states import ProgramSettings
from pairloom.doors.backoffice.rounds.program_forms import (
    NewProgramForm,
    SettingsForm,
    list_template_titles,
    write_settings,
)

STANDING = ProgramSettings("Isle", "Noor", "fr", "Asia/Amman", "", Decimal("0.250"), 30, 21, publishes_match=True)


def test_what_settings_write_they_read_again() -> None:
    typed = {name: str(value) for name, value in write_settings(STANDING).items() if value is not False}
    form = SettingsForm(typed)
    assert form.is_valid()
    assert form.read_settings() == STANDING
    form = SettingsForm({**typed, "confirms_by_itself": "on", "publishes_match": ""})
    assert form.is_valid()
    chosen = form.read_settings()
    assert (chosen.confirms_by_itself, chosen.publishes_match) == (True, False)


@pytest.mark.parametrize(
    ("name", "typed", "word"),
    [
        ("Libraries & Friends", "", "libraries-friends"),
        ("Ångström", "", "angstrom"),
        ("مكتبات", "maktabat", "maktabat"),
        ("x" * 100, "", "x" * 60),
    ],
)
def test_the_word_of_a_program_is_made_from_its_name_unless_one_is_typed(name: str, typed: str, word: str) -> None:
    form = NewProgramForm({"name": name, "word": typed})
    form.full_clean()
    assert form.cleaned_data["word"] == word


def test_templates_are_called_by_their_titles() -> None:
    with translation.override("en"):
        assert ("librarians", "Librarians") in list_template_titles()
