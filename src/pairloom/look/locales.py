"""The reader's locale: which words, dates and names of countries a page shows."""

from pairloom.domain.core.wording import find_locale, name_locale, parse_locale

__all__ = ["find_locale", "name_locale", "parse_locale", "sort_key"]

PLAIN = str.maketrans("áàâäåãçéèêëíìîïñóòôöõøúùûü", "aaaaaaceeeeiiiinoooooouuuu")


def sort_key(name: str) -> str:
    """Give the key under which a name stands in a list: small letters, an accent like the plain letter."""
    return name.casefold().translate(PLAIN)
