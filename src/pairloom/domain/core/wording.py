"""Say days, times and cities in the reader's language: pages and letters say them alike."""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time
from django.utils import timezone, translation
from django.utils.translation import gettext

from pairloom.sheets.answers.zone_names import find_newest_name, list_zone_names

# English as most of the world writes it: the day before the month.
WORLD_ENGLISH = "en_GB"


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


def say_moment_here(value: datetime) -> str:
    """Say day and time in the language and zone that are on now: "12 March 2027, 14:00 (Nairobi)"."""
    local, locale = timezone.localtime(value), find_locale()
    said = join_moment(say_day(local), format_time(local, "short", locale=locale))
    return f"{said} ({name_city(timezone.get_current_timezone_name(), name_locale())})"


def join_moment(day: str, time: str) -> str:
    """Join a day and a time with the comma of the reader's script."""
    return gettext("%(day)s, %(time)s") % {"day": day, "time": time}


def say_day(value: date) -> str:
    """Say a day in words: "12 March 2027"."""
    return str(format_date(value, "long", locale=find_locale()))


@lru_cache(maxsize=2_048)
def name_city(zone: str, locale: str) -> str:
    """Name the city of a zone in the words of a locale, under whichever of its names the locale keeps it.

    Looked up once, because lists of times ask again and again. UTC is called UTC.
    """
    if find_newest_name(zone) == "UTC":
        return "UTC"
    known = parse_locale(locale).time_zones
    found = (known[name]["city"] for name in list_zone_names(zone) if "city" in known.get(name, {}))
    return str(next(found, find_newest_name(zone).rpartition("/")[2].replace("_", " ")))
