"""Tests of the names of languages."""

import pytest

from pairloom.sheets.answers.language_names import find_language, index_all_names, load_folds


@pytest.mark.parametrize(
    ("folded", "code"),
    [
        ("german", "de"),
        ("german language", "de"),
        ("farsi", "fa"),
        ("deu", "de"),
        ("apc", "apc"),
        ("", ""),
        ("zz", ""),
        ("klingonish", ""),
    ],
)
def test_a_language_is_found_by_name_or_code(folded: str, code: str) -> None:
    assert find_language(folded) == code


def test_variants_are_folded_and_slips_are_near() -> None:
    assert (load_folds()["apc"], load_folds()["nb"]) == ("ar", "no")
    assert "spanish" in [name for _, name in index_all_names().find_close("spnish", cutoff=0.75)]
