"""What can be chosen in the forms of the desk: languages, countries, time zones, each in the reader's own words."""

from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from pairloom.look.names import LEVELS as LEVEL_NAMES

Choice = tuple[str, object]

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
LEVELS: tuple[Choice, ...] = (("", _("Please choose")), *LEVEL_NAMES.items())
NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}


def list_site_languages() -> list[Choice]:
    """List the languages of the site, each by its own name."""
    return list(settings.LANGUAGES)


def list_countries() -> list[Choice]:
    """List countries and territories by name."""
    return _list_countries(translation.get_language() or "en")


def list_languages() -> list[Choice]:
    """List the languages of the world that have a code of two letters, and some more, by name."""
    return _list_languages(translation.get_language() or "en")


@cache
def list_zones() -> list[Choice]:
    """List time zones by region and city."""
    zones = sorted(zone for zone in available_timezones() if zone.split("/")[0] in REGIONS and "/" in zone)
    groups = [(region, [_name_city(zone) for zone in zones if zone.startswith(f"{region}/")]) for region in REGIONS]
    return [("", _("Please choose")), ("UTC", "UTC"), *groups]


def _name_city(zone: str) -> tuple[str, str]:
    return zone, zone.split("/", 1)[1].replace("_", " ").replace("/", ", ")


@cache
def _list_countries(language: str) -> list[Choice]:
    territories = Locale.parse(language.replace("-", "_")).territories
    named = [(code, name) for code, name in territories.items() if code.isalpha() and code not in NO_COUNTRIES]
    return [("", _("Please choose")), *sorted(named, key=lambda country: sort_key(country[1]))]


@cache
def _list_languages(language: str) -> list[Choice]:
    known = Locale.parse(language.replace("-", "_")).languages
    named = [(code, name) for code, name in known.items() if len(code) == 2]
    return [("", _("Please choose")), *sorted(named, key=lambda each: sort_key(each[1]))]


def sort_key(name: str) -> str:
    """Give the key under which a name stands in a list: small letters, accents after the plain letter."""
    return name.casefold().translate(PLAIN)


PLAIN = str.maketrans("áàâäåãçéèêëíìîïñóòôöõøúùûü", "aaaaaaceeeeiiiinoooooouuuu")
