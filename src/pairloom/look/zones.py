"""The time zones that can be chosen in a form, by region and city, and what each is called."""

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pairloom.domain.core.wording import name_city
from pairloom.domain.programs.models import Program
from pairloom.look.countries import Choice
from pairloom.look.locales import name_locale, sort_key
from pairloom.sheets.answers.zone_names import find_newest_name, list_cities

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


class ZoneField(forms.ChoiceField):
    """Asks for a time zone; one that is kept under an older name stands there under the newest."""

    def prepare_value(self, value: object) -> object:
        """Show the newest name of what is kept."""
        return find_newest_name(value) if isinstance(value, str) else value

    def to_python(self, value: object) -> str:
        """Read the newest name of what was chosen."""
        return find_newest_name(super().to_python(value))

    def valid_value(self, value: str) -> bool:
        """Take what is on the list, and an older name that no newer one stands for."""
        return super().valid_value(value) or value in available_timezones()


def list_zones() -> list[Choice]:
    """List time zones by region and city, in the reader's language."""
    return _list_zones(name_locale())


@cache
def _list_zones(locale: str) -> list[Choice]:
    groups = [(region, _list_region(region, locale)) for region in REGIONS]
    return [("", _("Please choose")), ("UTC", "UTC"), *groups]


def _list_region(region: str, locale: str) -> list[tuple[str, str]]:
    named = [(zone, name_city(zone, locale)) for zone in list_cities() if zone.startswith(f"{region}/")]
    return sorted(named, key=lambda one: sort_key(one[1]))


def name_place(zone: str) -> str:
    """Name a time zone by its city in the reader's language; UTC is called UTC."""
    return name_city(zone, name_locale())


def read_zone(program: Program) -> ZoneInfo:
    """Read the zone of a program."""
    return ZoneInfo(program.time_zone or "UTC")


def is_zone_known() -> bool:
    """Tell whether the reader's own zone is known; UTC stands for nobody's."""
    return timezone.get_current_timezone_name() != "UTC"


def choose_zone(program: Program, chosen: ZoneInfo | None = None) -> str:
    """Choose in which zone times are said: the reader's where it is known, else the chosen one, else the program's."""
    return timezone.get_current_timezone_name() if is_zone_known() else str(chosen or read_zone(program))


def speak_in_zone(program: Program | None, chosen: ZoneInfo | None = None) -> AbstractContextManager[None]:
    """Say times in the reader's zone where it is known, else in the chosen one, else in that of the program."""
    if program is None or is_zone_known():
        return nullcontext()
    return timezone.override(chosen or read_zone(program))
