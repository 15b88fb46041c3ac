"""A short list of cities, one for each usual clock of the world, for visitors whose zone we do not know."""

from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pairloom.domain.core.wording import name_city
from pairloom.look.locales import name_locale

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


@lru_cache(maxsize=512)
def write_options(chosen: str, *, language: str) -> SafeString:
    """Write the options of a list of cities in a language, from west to east; the chosen one stands first."""
    with translation.override(language):
        locale = name_locale()
        others = [(zone, name_city(zone, locale)) for zone in ZONES if zone != chosen]
        first = format_html('<option value="{}" selected>{}</option>', chosen, name_city(chosen, locale))
    return first + format_html_join("", '<option value="{}">{}</option>', others)
