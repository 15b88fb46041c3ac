"""Tests of recognising earlier partners."""

import pytest

from pairloom.sheets.answers.earlier import EarlierReading, read_earlier

NAMES = {"ana ruiz": 1, "ben de graaf": 2}


@pytest.mark.parametrize(
    "text", ["", "no", "No, this is my first time", "never", "Nunca", "nein", "First time!", "n/a"]
)
def test_who_says_no_took_no_part(text: str) -> None:
    assert read_earlier(text, NAMES) == EarlierReading(is_returner=False)


@pytest.mark.parametrize("text", ["yes", "Yes, twice", "2015 and 2016", "Sí"])
def test_who_says_yes_took_part_even_without_names(text: str) -> None:
    assert read_earlier(text, NAMES) == EarlierReading(is_returner=True)


def test_addresses_and_names_are_found_in_sentences() -> None:
    reading = read_earlier("Yes: with Ana  RUIZ and Ben de Graaf, later C@x.example.", NAMES)

    assert reading == EarlierReading(is_returner=True, addresses=("c@x.example",), names=("ana ruiz", "ben de graaf"))


def test_a_no_before_an_address_is_still_a_partner() -> None:
    assert read_earlier("no idea, maybe c@x.example", NAMES).addresses == ("c@x.example",)
