"""Tests of the lists of countries, languages, zones and words."""

from pairloom.sheets.answers.world_names import load_english_country_names
from pairloom.sheets.folding import fold_text
from pairloom.sheets.lists import load_list


def test_every_country_stands_in_exactly_one_region() -> None:
    listed = [code for countries in load_list("countries")["regions"].values() for code in countries]

    known = set(load_english_country_names()) - {"IC", "EA"}
    assert len(listed) == len(set(listed))
    assert set(listed) == known


def test_listed_names_are_folded_already() -> None:
    names = [name for part in ("countries", "languages") for own in load_list(part)["names"].values() for name in own]

    assert [name for name in names if fold_text(name) != name] == []
