"""The countries that can be chosen in a form, in the reader's own words."""

from functools import cache

from babel import Locale
from django.utils.translation import gettext_lazy as _

from pairloom.look.locales import name_locale, sort_key
from pairloom.sheets.answers.world_names import load_english_country_names

Choice = tuple[str, object]


def list_countries() -> list[Choice]:
    """List countries and territories by name, after a line that asks to choose."""
    return _list_countries(name_locale())


@cache
def _list_countries(locale: str) -> list[Choice]:
    named = Locale.parse(locale).territories
    return list_by_name({code: named.get(code, name) for code, name in load_english_country_names().items()})


def list_by_name(names: dict[str, str]) -> list[Choice]:
    """List what can be chosen by name, after a line that asks to choose."""
    return [("", _("Please choose")), *sorted(names.items(), key=lambda each: sort_key(each[1]))]
