"""Tests of reading countries."""

import pytest

from pairloom.sheets.answers.countries import Certainty, CountryReader, find_region, name_country


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Australia", "AU"),
        (" AUSTRALIA ", "AU"),
        ("usa", "US"),
        ("U.S.A.", "US"),
        ("United States of America", "US"),
        ("England", "GB"),
        ("Northern Ireland", "GB"),
        ("Escocia", "GB"),
        ("Holland", "NL"),
        ("Korea, Republic of", "KR"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Côte d’Ivoire", "CI"),
        ("cote d'ivoire", "CI"),
        ("Trinidad & Tobago", "TT"),
        ("Deutschland", "DE"),
        ("Brasil", "BR"),
        ("États-Unis", "US"),
        ("Россия", "RU"),
        ("日本", "JP"),
        ("DEU", "DE"),
        ("gb", "GB"),
        ("Leeds, England", "GB"),
        ("Réunion", "FR"),
        ("Puerto Rico", "PR"),
        ("Hong Kong", "HK"),
    ],
)
def test_a_country_is_read_in_any_common_spelling(written: str, code: str) -> None:
    assert CountryReader().read(written).code == code


def test_a_plain_name_is_told_from_another_spelling() -> None:
    reader = CountryReader()

    assert reader.read("Poland").certainty is Certainty.WRITTEN
    assert reader.read("POLAND").certainty is Certainty.RESPELLED
    assert reader.read("Polska").certainty is Certainty.RESPELLED


def test_one_clear_slip_is_read_and_told() -> None:
    reading = CountryReader().read("Polnd")

    assert (reading.code, reading.certainty) == ("PL", Certainty.GUESSED)


@pytest.mark.parametrize(
    ("written", "suggestions"),
    [
        ("Austrlia", {"Australia", "Austria"}),
        ("Nigera", {"Nigeria", "Niger"}),
        ("Iraw", {"Iran", "Iraq"}),
        ("Korea", {"South Korea", "North Korea"}),
        ("Congo", {"Congo - Kinshasa", "Congo - Brazzaville"}),
        ("NA", {"Namibia"}),
        ("New Mexico", {"Mexico"}),
    ],
)
def test_an_ambiguous_country_is_never_guessed_but_suggested(written: str, suggestions: set[str]) -> None:
    reading = CountryReader().read(written)

    assert (reading.code, reading.certainty) == (None, Certainty.AMBIGUOUS)
    assert suggestions <= set(reading.suggestions)


@pytest.mark.parametrize("written", ["", " ", "n/a", "-"])
def test_an_empty_country_is_missing(written: str) -> None:
    assert CountryReader().read(written).certainty is Certainty.MISSING


def test_nonsense_is_no_country() -> None:
    assert CountryReader().read("qqqqqqqq").code is None


def test_corrections_win() -> None:
    reader = CountryReader({"Austrlia": "AU", "Narnia": "Poland"}, {"PR": "US"})

    assert [reader.read(text).code for text in ("austrlia", "Narnia", "Puerto Rico")] == ["AU", "PL", "US"]
    assert reader.read("Puerto Rico").place == "PR"


def test_regions_and_names_are_known() -> None:
    assert [find_region(code) for code in ("NZ", "PL", "ZZ")] == ["053", "151", ""]
    assert [name_country(code) for code in ("NZ", "??")] == ["New Zealand", "??"]
