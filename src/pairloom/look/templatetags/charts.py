"""Charts as SVG, each with a title, a description and its numbers as words. Load with {% load charts %}."""

from collections.abc import Iterable, Sequence
from datetime import date

from babel.numbers import format_decimal
from django import template
from django.utils.translation import ngettext

from pairloom.domain.applications.queries import PublicTotals
from pairloom.look.drawing import days, spread
from pairloom.look.locales import find_locale
from pairloom.sheets.atlas import world
from pairloom.sheets.atlas.threads import Thread
from pairloom.sheets.atlas.world import Dot

register = template.Library()


@register.inclusion_tag("look/pieces/bars.html")
def day_bars(counts: Iterable[tuple[date, int, int]], name: str) -> dict[str, object]:
    """Draw how many came on which day, and how many of them are sure; `name` tells the chart's ids apart."""
    chart = days.place_bars(counts)
    return {"chart": chart, "name": name, "width": days.WIDTH, "height": days.HEIGHT}


@register.inclusion_tag("look/pieces/world.html")
def world_map(dots: list[Dot], name: str) -> dict[str, object]:
    """Draw dots on a map of the world; the page shows their numbers in a table beside it."""
    people = sum(dot.number for dot in dots)
    return {"dots": dots, "name": name, "people": people, "width": world.WIDTH, "height": world.HEIGHT}


@register.inclusion_tag("look/pieces/spread.html")
def spread_bars(numbers: Sequence[int], name: str, text: str) -> dict[str, object]:
    """Draw how many people are served how well; `text` says in a sentence what there is to see."""
    steps = spread.place_steps(numbers, tones=((60, "trouble"), (80, "waiting")))
    return {"steps": steps, "name": name, "text": text, "width": spread.WIDTH, "height": spread.HEIGHT}


@register.inclusion_tag("look/pieces/threads.html")
def thread_map(threads: list[Thread], dots: list[Dot], name: str) -> dict[str, object]:
    """Draw threads between countries on a map of the world; the page shows their numbers in a table beside it."""
    is_round = any(thread.leaves for thread in threads)
    size = {"width": world.WIDTH, "height": world.HEIGHT}
    return {"threads": threads, "dots": dots, "name": name, "is_round": is_round, **size}


@register.inclusion_tag("look/pieces/totals.html")
def totals_so_far(totals: PublicTotals | None) -> dict[str, str]:
    """Say how many have applied so far, from how many countries; nothing where that is not told yet."""
    if totals is None:
        return {}
    applications = ngettext("%(number)s application", "%(number)s applications", totals.applications)
    countries = ngettext("%(number)s country", "%(number)s countries", totals.countries)
    return {
        "applications": applications % {"number": _write(totals.applications)},
        "countries": countries % {"number": _write(totals.countries)},
    }


def _write(number: int) -> str:
    return format_decimal(number, locale=find_locale())
