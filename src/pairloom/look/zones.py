"""The time zones that can be chosen in a form, by region and city, and what each is called."""

from functools import cache
from zoneinfo import available_timezones

from babel.dates import get_timezone_location
from django.utils.translation import gettext_lazy as _

from pairloom.look.countries import Choice
from pairloom.look.locales import find_locale

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def list_zones() -> list[Choice]:
    """List time zones by region and city."""
    zones = sorted(zone for zone in available_timezones() if zone.split("/")[0] in REGIONS and "/" in zone)
    groups = [(region, [_name_city(zone) for zone in zones if zone.startswith(f"{region}/")]) for region in REGIONS]
    return [("", _("Please choose")), ("UTC", "UTC"), *groups]


def _name_city(zone: str) -> tuple[str, str]:
    return zone, zone.split("/", 1)[1].replace("_", " ").replace("/", ", ")


def name_place(zone: str) -> str:
    """Name a time zone by its city in the reader's language; UTC is called UTC."""
    return "UTC" if zone in {"UTC", "Etc/UTC"} else get_timezone_location(zone, locale=find_locale(), return_city=True)
