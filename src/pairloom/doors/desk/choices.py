"""What can be chosen in the forms of the desk: languages and time zones, each in the reader's own words."""

from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from pairloom.look.countries import Choice, list_by_name
from pairloom.look.locales import name_locale
from pairloom.look.names import LEVELS as LEVEL_NAMES
from pairloom.sheets.answers.world_names import load_english_language_names

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
LEVELS: tuple[Choice, ...] = (("", _("Please choose")), *LEVEL_NAMES.items())
# Languages of many people that have no code of two letters.
LONG_CODES = {"ceb", "ckb", "fil", "hil", "kab", "kok", "mai", "tet", "yue"}


def list_site_languages() -> list[Choice]:
    """List the languages of the site, each by its own name."""
    return list(settings.LANGUAGES)


def list_languages() -> list[Choice]:
    """List the languages of the world that have a code of two letters, and some more, by name."""
    return _list_languages(name_locale())


@cache
def list_zones() -> list[Choice]:
    """List time zones by region and city."""
    zones = sorted(zone for zone in available_timezones() if zone.split("/")[0] in REGIONS and "/" in zone)
    groups = [(region, [_name_city(zone) for zone in zones if zone.startswith(f"{region}/")]) for region in REGIONS]
    return [("", _("Please choose")), ("UTC", "UTC"), *groups]


def _name_city(zone: str) -> tuple[str, str]:
    return zone, zone.split("/", 1)[1].replace("_", " ").replace("/", ", ")


@cache
def _list_languages(locale: str) -> list[Choice]:
    named = Locale.parse(locale).languages
    spoken = load_english_language_names().items()
    return list_by_name({code: named.get(code, name) for code, name in spoken if len(code) == 2 or code in LONG_CODES})
