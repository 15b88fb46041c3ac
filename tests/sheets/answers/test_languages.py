"""Tests of reading languages and levels."""

import pytest

from pairloom.sheets.answers.languages import LanguageReader, fold_language, name_language, suggest_languages
from pairloom.sheets.people import Level

BASIC, GOOD, FLUENT, NATIVE = Level


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("English (good), Spanish (fluent)", {"en": GOOD, "es": FLUENT}),
        ("English; French", {"en": GOOD, "fr": GOOD}),
        ("Español - nativo; inglés: intermedio", {"es": NATIVE, "en": GOOD}),
        ("English and a little French", {"en": GOOD, "fr": BASIC}),
        ("native English, some German", {"en": NATIVE, "de": BASIC}),
        ("Deutsch (Muttersprache), Englisch (sehr gut)", {"de": NATIVE, "en": FLUENT}),
        ("English (C1)/French (B1)", {"en": FLUENT, "fr": GOOD}),
        ("I speak English and Spanish", {"en": GOOD, "es": GOOD}),
        ("English fluent French basic", {"en": FLUENT, "fr": BASIC}),
        ("中文, 日本語", {"zh": GOOD, "ja": GOOD}),
        ("eng, deu", {"en": GOOD, "de": GOOD}),
        ("Chinese (Simplified)", {"zh": GOOD}),
        ("Arabic (good), Egyptian Arabic (fluent)", {"ar": FLUENT}),
        ("Norwegian Bokmål", {"no": GOOD}),
        ("Jamaican Creole English", {"jam": GOOD}),
        ("", {}),
        ("n/a", {}),
    ],
)
def test_languages_are_read_with_their_levels(written: str, levels: dict[str, Level]) -> None:
    assert LanguageReader().read(written, country="FR").levels == levels


@pytest.mark.parametrize("country", ["AU", "US", "GB", "CA", "NZ", "IE"])
def test_english_without_a_level_is_native_where_it_is_spoken(country: str) -> None:
    reader = LanguageReader()

    assert reader.read("English, French", country=country).levels == {"en": NATIVE, "fr": GOOD}
    assert reader.read("English (basic)", country=country).levels == {"en": BASIC}
    assert reader.read("English", country="IN").levels == {"en": GOOD}


def test_variants_and_raw_codes_are_folded_and_shown_as_written() -> None:
    reading = LanguageReader().read("apc (good), English", country=None)

    folded = [(entry.written, entry.code) for entry in reading.entries if entry.is_folded]
    assert folded == [("apc (good)", "ar")]
    assert fold_language("apc") == "ar"


def test_what_is_no_language_is_suggested_or_not() -> None:
    reading = LanguageReader().read("Spnish, Xqzw", country=None)

    assert [(entry.written, entry.code) for entry in reading.entries] == [("Spnish", ""), ("Xqzw", "")]
    assert suggest_languages("Spnish (good)") == ("Spanish",)
    assert suggest_languages("x" * 500) == ()


def test_a_correction_wins() -> None:
    assert LanguageReader({"Elvish": "cy"}).read("Elvish (native)", country=None).levels == {"cy": NATIVE}


def test_a_language_is_named_in_plain_english() -> None:
    assert [name_language(code) for code in ("ar", "??")] == ["Arabic", "??"]
