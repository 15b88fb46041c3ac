"""Gather the names of countries and languages in many languages from the Unicode CLDR, by way of babel."""

from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from pairloom.sheets.folding import fold_text

# The first names win: where two languages give one name to different things, the earlier language decides.
_LOCALES = (
    "en es fr pt de it nl pl ru uk be bg mk sr sr_Latn hr bs sl cs sk hu ro el tr az ar fa ur he hi bn pa gu mr ta te "
    "kn ml si ne my km lo th vi id ms fil zh zh_Hant ja ko mn kk ky uz hy ka sq lt lv et fi sv da nb is ga cy eu ca gl "
    "sw af zu am so en_GB en_AU fr_CA es_MX pt_PT de_AT"
).split()


_COMMON = _LOCALES[:6]


@cache
def load_country_names() -> dict[str, str]:
    """Load folded name -> ISO alpha-2 code, in about seventy languages; three-letter codes too."""
    return _gather_country_names(_LOCALES)


@cache
def load_common_country_names() -> dict[str, str]:
    """Load the same for the most common languages of forms alone."""
    return _gather_country_names(_COMMON)


def _gather_country_names(locales: list[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    named = (pair for locale in map(Locale.parse, locales) for pair in locale.territories.items())
    for code, name in named:
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
            names.setdefault(fold_text(name), code)
    for code, targets in get_global("territory_aliases").items():
        if len(code) == 3 and code.isalpha() and len(targets) == 1:
            names.setdefault(fold_text(code), targets[0])
    return names


@cache
def load_english_country_names() -> dict[str, str]:
    """Load ISO alpha-2 code -> its name in plain English."""
    territories = Locale.parse("en").territories
    return {code: name for code, name in territories.items() if len(code) == 2 and code not in _NO_COUNTRIES}


@cache
def load_language_names() -> dict[str, str]:
    """Load folded name -> CLDR code without script and territory, in about seventy languages and in its own."""
    names: dict[str, str] = {}
    for locale in map(Locale.parse, _LOCALES):
        for code, name in locale.languages.items():
            names.setdefault(fold_text(name), _cut_code(code))
    for code, name in _give_own_names():
        names.setdefault(name, code)
    return names


@cache
def load_english_language_names() -> dict[str, str]:
    """Load language code -> its name in plain English."""
    return {code: name for code, name in Locale.parse("en").languages.items() if "_" not in code}


@cache
def load_language_aliases() -> dict[str, str]:
    """Load three-letter and outdated codes of languages -> the code that is used today."""
    return {code: _cut_code(target) for code, target in get_global("language_aliases").items() if "_" not in code}


def _give_own_names() -> Iterator[tuple[str, str]]:
    for name in _LOCALES:
        locale = Locale.parse(name)
        own = locale.languages.get(locale.language)
        if own:
            yield locale.language, fold_text(own)


def _cut_code(code: str) -> str:
    return code.partition("_")[0]


_NO_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EU", "EZ", "QO", "TA", "UN", "XA", "XB", "ZZ"})
