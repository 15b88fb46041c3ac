"""Name countries and languages in the language of who reads a letter."""

from babel import Locale, UnknownLocaleError


def name_country(code: str, language: str) -> str:
    """Name a country; a code that is not known stays as it is."""
    return str(_find_locale(language).territories.get(code, code))


def name_language(code: str, language: str) -> str:
    """Name a language; a code that is not known stays as it is."""
    return str(_find_locale(language).languages.get(code, code))


def _find_locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
