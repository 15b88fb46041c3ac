"""The reader's locale: which words, dates and names of countries a page shows."""

from functools import lru_cache

from babel import Locale
from django.utils import translation

# English as most of the world writes it: the day before the month.
WORLD_ENGLISH = "en_GB"
PLAIN = str.maketrans("áàâäåãçéèêëíìîïñóòôöõøúùûü", "aaaaaaceeeeiiiinoooooouuuu")


def name_locale() -> str:
    """Name the reader's locale, as Babel does."""
    language = translation.get_language() or "en"
    return WORLD_ENGLISH if language == "en" else language.replace("-", "_")


def find_locale() -> Locale:
    """Find the reader's locale."""
    return parse_locale(name_locale())


@lru_cache(maxsize=64)
def parse_locale(name: str) -> Locale:
    """Parse the name of a locale, once."""
    return Locale.parse(name)


def sort_key(name: str) -> str:
    """Give the key under which a name stands in a list: small letters, an accent like the plain letter."""
    return name.casefold().translate(PLAIN)
