"""Tests of the codes that a mapping names."""

import pytest

from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping import build_mapping


@pytest.mark.parametrize(
    ("part", "line", "said"),
    [
        ("countries", ("usa", "XX"), "'XX' for 'usa' in .countries.; the ISO code of a country, such as AU, is wanted"),
        ("countries", ("usa", ""), "the ISO code of a country"),
        ("languages", ("elvish", "qq"), "'qq' for 'elvish' in .languages.; the ISO code of a language"),
        ("territories", ("XX", "US"), "'US' for 'XX' in .territories.; two ISO codes, such as PR and US, are wanted"),
        ("territories", ("PR", "XX"), "two ISO codes"),
    ],
)
def test_a_code_that_does_not_exist_is_refused(part: str, line: tuple[str, str], said: str) -> None:
    with pytest.raises(SheetError, match=said):
        build_mapping({part: dict([line])})


def test_codes_in_small_or_large_letters_and_names_of_countries_are_taken() -> None:
    mapping = build_mapping(
        {
            "countries": {"usa": "us", "Holland": "Netherlands"},
            "languages": {"Spnish": "ES", "Levantine": "apc"},
            "territories": {"pr": "us"},
        }
    )
    assert mapping.countries == {"usa": "us", "Holland": "Netherlands"}
    assert mapping.languages == {"Spnish": "es", "Levantine": "apc"}
    assert mapping.territories == {"PR": "US"}
