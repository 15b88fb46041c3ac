"""Tests of folding texts and addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairloom.sheets.folding import find_addresses, fold_address, fold_text, is_placeholder, tidy_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d’Ivoire", "cote d ivoire"),
        ("  TRINIDAD & Tobago ", "trinidad and tobago"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Éé_x", "ee x"),
        ("日本", "日本"),
    ],
)
def test_two_spellings_of_one_thing_fold_to_the_same(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@pytest.mark.parametrize(
    "written",
    [
        " ANNA.Ruiz@Lib.Example",
        "anna.ruiz@lib.example.",
        "Anna <anna.ruiz@lib.example>",
        "mailto:anna.ruiz@lib.example",
    ],
)
def test_an_address_is_found_whatever_stands_around_it(written: str) -> None:
    assert fold_address(written) == "anna.ruiz@lib.example"


@pytest.mark.parametrize("written", ["", "anna at lib.example", "@x", "a@b", "anonymous"])
def test_what_is_no_address_is_empty(written: str) -> None:
    assert fold_address(written) == ""


def test_all_addresses_of_a_sentence_are_found_once_each() -> None:
    text = "yes, with A@x.example, b@y.example; and a@X.example!"

    assert find_addresses(text) == ("a@x.example", "b@y.example")


@pytest.mark.parametrize("text", ["", " ", "-", "n/a", "N.A.", "see above", "ninguno", "siehe oben"])
def test_a_text_that_says_nothing_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


def test_a_word_is_no_placeholder() -> None:
    assert not is_placeholder("Maps")


def test_invisible_signs_and_needless_spaces_are_taken_away() -> None:
    assert tidy_text("\ufeff Ana\u200b   Ruiz \n") == "Ana Ruiz"
