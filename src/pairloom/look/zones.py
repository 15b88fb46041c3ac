"""The time zones that can be chosen in a form, by region and city, and what each is called."""

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_location
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pairloom.domain.programs.models import Program
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


def read_zone(program: Program) -> ZoneInfo:
    """Read the zone of a program."""
    return ZoneInfo(program.time_zone or "UTC")


def is_zone_known() -> bool:
    """Tell whether the reader's own zone is known; UTC stands for nobody's."""
    return timezone.get_current_timezone_name() != "UTC"


def speak_in_zone(program: Program | None, chosen: ZoneInfo | None = None) -> AbstractContextManager[None]:
    """Say times in the reader's zone where it is known, else in the chosen one, else in that of the program."""
    if program is None or is_zone_known():
        return nullcontext()
    return timezone.override(chosen or read_zone(program))
