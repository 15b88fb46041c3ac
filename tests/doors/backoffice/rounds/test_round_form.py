"""Tests of the form of a new round."""

from datetime import date

import pytest

from pairloom.domain.programs.models import Program
from pairloom.domain.programs.states import Rhythm
from pairloom.doors.backoffice.rounds.round_form import RoundForm

TODAY = date(2026, 3, 2)


def fill(**typed: object) -> RoundForm:
    """Fill the form for a program that is not stored."""
    standard: dict[str, object] = {"name": "Spring 2027", "opens_on": "2027-03-01", **vars(Rhythm())}
    program = Program(slug="a-program-with-a-rather-long-word-of-its-own")
    return RoundForm(standard | typed, program=program, rhythm=Rhythm(), today=TODAY)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({}, "a-program-with-a-rather-long-w-spring-2027"),
        ({"name": "春"}, "a-program-with-a-rather-long-w-2027-03"),
        ({"word": "mine"}, "mine"),
        ({"name": "x" * 90}, f"a-program-with-a-rather-long-w-{'x' * 29}"),
    ],
)
def test_a_round_gets_a_word_that_fits(typed: dict[str, object], word: str) -> None:
    form = fill(**typed)
    assert (form.is_valid(), form.cleaned_data["word"]) == (True, word)


@pytest.mark.parametrize(
    ("name", "value"),
    [("months", 1), ("months", 13), ("open_days", 2), ("days_to_match", 0), ("cadence_days", 63), ("opens_on", TODAY)],
)
def test_the_form_takes_what_a_round_can_be(name: str, value: object) -> None:
    assert list(fill(**{name: value}).errors) == ([] if name == "opens_on" else [name])


def test_the_form_reads_how_the_round_is_laid_out() -> None:
    form = fill(months=2, cadence_days=7, open_days=20, days_to_match=5)
    assert form.is_valid()
    assert form.read_rhythm() == Rhythm(2, 7, 20, 5)
