"""Long lists that open: countries, zones, languages. Each is written once a language, and marked for each reader."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from pairloom.look.countries import Choice, list_countries
from pairloom.look.languages import LEVELS, list_languages
from pairloom.look.locales import name_locale
from pairloom.look.questions.shown import ShownRow
from pairloom.look.zones import list_zones, name_place
from pairloom.sheets.answers.zone_names import find_newest_name, find_own_zones

FIRST_ROWS, ROWS, SPARE_ROWS, MOST_ROWS = 3, 6, 2, 12
NOTHING_YET: Choice = ("", gettext_lazy("Please choose"))


def list_lands(chosen: str) -> SafeString:
    """List all countries."""
    return mark_option(_write_once(list_countries, name_locale()), chosen)


def list_clocks(country: str, chosen: str) -> SafeString:
    """List time zones, those of a country first; not to know is an answer."""
    own = [(zone, name_place(zone)) for zone in find_own_zones(country)]
    near: list[Choice] = [(gettext("In your country"), own)] if own else []
    first = write_options([("", gettext("I am not sure: take the one of my country")), *near])
    return mark_option(mark_safe(first + _write_once(_list_known_zones, name_locale())), find_newest_name(chosen))  # noqa: S308 - both parts are escaped


def _list_known_zones() -> list[Choice]:
    return list_zones()[1:]


def list_rows(known: Mapping[str, str]) -> tuple[ShownRow, ...]:
    """List rows for languages: those that are known, and empty ones after them; few of them are open at first."""
    filled = list(known.items())[:MOST_ROWS]
    opened = max(FIRST_ROWS, len(filled))
    count = max(ROWS, min(len(filled) + SPARE_ROWS, MOST_ROWS))
    padded = [*filled, *[("", "")] * (count - len(filled))]
    languages, levels = _write_once(list_languages, name_locale()), write_options(LEVELS)
    return tuple(
        ShownRow(number, mark_option(languages, code), mark_option(levels, level), number > opened)
        for number, (code, level) in enumerate(padded, start=1)
    )


@cache
def _write_once(list_choices: Callable[[], list[Choice]], locale: str) -> SafeString:  # noqa: ARG001 - the key
    return write_options(list_choices())


def write_options(choices: Iterable[Choice]) -> SafeString:
    """Write choices as options, those under a heading as a group."""
    return format_html_join("", "{}", ((_write(value, label),) for value, label in choices))


def _write(value: str, label: object) -> SafeString:
    if isinstance(label, list):
        return format_html('<optgroup label="{}">{}</optgroup>', value, write_options(label))
    return format_html('<option value="{}">{}</option>', value, label)


def mark_option(options: SafeString, chosen: str) -> SafeString:
    """Mark what was chosen, once; what is not on the list stands on it too, for nothing that was written is lost."""
    found = f'value="{escape(chosen)}"'
    if found in options:
        return mark_safe(options.replace(found, f"{found} selected", 1))  # noqa: S308 - the value is escaped
    return format_html('{}<option value="{}" selected>{}</option>', options, chosen, chosen)
