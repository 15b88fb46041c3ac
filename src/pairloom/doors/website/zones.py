"""A short list of cities, one for each usual clock of the world, for visitors whose zone we do not know."""

from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.utils import translation

from pairloom.look.locales import find_locale

ZONES = (
    *("Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver", "America/Chicago"),
    *("America/Mexico_City", "America/New_York", "America/Lima", "America/Halifax", "America/Santiago"),
    *("America/Sao_Paulo", "America/St_Johns", "Atlantic/Cape_Verde", "Africa/Dakar", "Europe/London"),
    *("Africa/Lagos", "Europe/Paris", "Africa/Johannesburg", "Africa/Cairo", "Europe/Athens", "Europe/Istanbul"),
    *("Africa/Nairobi", "Asia/Riyadh", "Asia/Tehran", "Asia/Dubai", "Asia/Kabul", "Asia/Karachi", "Asia/Kolkata"),
    *("Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon", "Asia/Jakarta", "Asia/Shanghai", "Asia/Manila", "Asia/Tokyo"),
    *("Australia/Adelaide", "Australia/Sydney", "Pacific/Auckland", "Pacific/Apia"),
)


def find_zone(name: str) -> ZoneInfo | None:
    """Find a zone of the list by name; any other is none."""
    return ZoneInfo(name) if name in ZONES else None


def list_zones(chosen: str, *, language: str) -> list[tuple[str, str]]:
    """List zones and their cities from west to east; the chosen one is among them."""
    listed = name_zones(language)
    known = {name for name, _city in listed}
    return list(listed) if chosen in known or chosen == "UTC" else [(chosen, name_city(chosen)), *listed]


@lru_cache(maxsize=8)
def name_zones(language: str) -> tuple[tuple[str, str], ...]:
    """Name the cities in a language."""
    with translation.override(language):
        return tuple((name, name_city(name)) for name in ZONES)


def name_city(zone: str) -> str:
    """Name the city of a zone."""
    return get_timezone_location(zone, locale=find_locale(), return_city=True)
