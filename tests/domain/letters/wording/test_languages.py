"""Languages of letters."""

import pytest

from pairloom.domain.letters.wording.languages import list_fallbacks, tell_direction


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("ar-EG", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("", "ltr")]
)
def test_a_language_runs_in_its_direction(language: str, direction: str) -> None:
    assert tell_direction(language) == direction


@pytest.mark.parametrize(
    ("wishes", "tried"),
    [
        (("fr-CA", "es"), ("fr-ca", "fr", "es", "en")),
        (("", ""), ("en",)),
        (("en", "ar"), ("en", "ar")),
        (("ar", "ar"), ("ar", "en")),
    ],
)
def test_english_comes_last_and_no_language_twice(wishes: tuple[str, ...], tried: tuple[str, ...]) -> None:
    assert list_fallbacks(*wishes) == tried
