"""The languages that can be chosen in a form, and how well one knows them, in the reader's own words."""

from functools import cache

from babel import Locale
from django.utils.translation import gettext_lazy as _

from pairloom.look.countries import Choice, list_by_name
from pairloom.look.locales import name_locale
from pairloom.look.names import LEVELS as LEVEL_NAMES
from pairloom.sheets.answers.world_names import load_english_language_names

LEVELS: tuple[Choice, ...] = (("", _("Please choose")), *LEVEL_NAMES.items())
# Languages of many people that have no code of two letters.
LONG_CODES = {"ceb", "ckb", "fil", "hil", "kab", "kok", "mai", "tet", "yue"}


def list_languages() -> list[Choice]:
    """List the languages of the world that have a code of two letters, and some more, by name."""
    return _list_languages(name_locale())


@cache
def _list_languages(locale: str) -> list[Choice]:
    named = Locale.parse(locale).languages
    spoken = load_english_language_names().items()
    return list_by_name({code: named.get(code, name) for code, name in spoken if len(code) == 2 or code in LONG_CODES})
