"""Pieces of a page, and dates, countries and languages in the reader's own words. Load with {% load look %}."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import structlog
from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pairloom.domain.core.wording import name_city, say_day, say_moment_here
from pairloom.look.locales import find_locale, name_locale
from pairloom.look.names import CONSENTS, LEVELS, ROLES
from pairloom.look.questions.shown import Shown

register = template.Library()


# Words


@register.filter
def moment(value: datetime | None) -> str:
    """Say day and time in the reader's zone, which is named: "12 March 2027, 14:00 (Nairobi)"."""
    return "" if value is None else say_moment_here(value)


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """Say a day in words: "12 March 2027"; of a moment the day in the zone in which the page speaks."""
    return "" if value is None else say_day(value)


@register.filter
def zone_name(zone: str) -> str:
    """Name a time zone by its city in the reader's language; none is called UTC."""
    return name_city(zone or "UTC", name_locale())


@register.filter
def country_name(code: str) -> str:
    """Say a country's name; a code that is not known stays as it is."""
    return str(find_locale().territories.get(code, code))


@register.filter
def language_name(code: str) -> str:
    """Say a language's name; a code that is not known stays as it is."""
    return str(find_locale().languages.get(code, code))


@register.filter
def level_name(level: str) -> str:
    """Say how well somebody knows a language."""
    return str(LEVELS.get(level, level))


@register.filter
def role_name(role: str) -> str:
    """Say a role."""
    return str(ROLES.get(role, role))


@register.filter
def consent_name(kind: str) -> str:
    """Say what somebody agreed to."""
    return str(CONSENTS.get(kind, kind))


@register.simple_tag
def request_number() -> str:
    """Tell the number under which this request is logged."""
    return str(structlog.contextvars.get_contextvars().get("request", ""))


# Pieces


@register.simple_block_tag
def notice(content: SafeString, kind: str = "") -> SafeString:
    """Set words apart: "well", "waiting", "trouble", or plain."""
    return format_html('<div class="notice {}">{}</div>', kind, content)


@register.simple_block_tag
def card(content: SafeString, heading: str = "", kind: str = "") -> SafeString:
    """Put words on a card, under a heading of the second level if one is given."""
    head = format_html("<h2>{}</h2>", heading) if heading else ""
    return format_html('<section class="card {}">{}{}</section>', kind, head, content)


@register.simple_block_tag
def empty(content: SafeString, heading: str = "") -> SafeString:
    """Say that a list is empty, and what to do."""
    return format_html('<div class="card empty"><p class="lead">{}</p>{}</div>', heading, content)


@register.inclusion_tag("look/pieces/field.html")
def field(bound: BoundField, marks: str = "", *, needed: bool = False) -> dict[str, object]:
    """Show a field: label, with a word where it is needed, hint, error, input."""
    widget = bound.field.widget
    is_choice = getattr(widget, "input_type", "") == "checkbox"
    attributes: dict[str, str | bool] = {"class": marks} if marks else {}
    return {
        "field": bound,
        "is_choice": is_choice,
        "is_needed": needed,
        "input": bound.as_widget(attrs=attributes),
    }


@register.inclusion_tag("look/pieces/question.html")
def question(shown: Shown) -> dict[str, Shown]:
    """Show a question of a form, as look.questions turned it into plain values."""
    return {"shown": shown}


@register.inclusion_tag("look/pieces/button.html")
def button(text: str, kind: str = "", name: str = "", value: str = "", address: str = "") -> dict[str, str]:
    """Show a button, or a link that looks like one; kinds: primary (plain word left out), "quiet", "danger"."""
    return {"text": text, "kind": kind, "name": name, "value": value, "address": address}


@register.inclusion_tag("look/pieces/steps.html")
def steps(names: Sequence[str], current: int) -> dict[str, object]:
    """Show where one is on a way of some steps; the first step is 1."""
    return {"names": names, "current": current}


@register.inclusion_tag("look/pieces/timeline.html")
def timeline(moments: Iterable[object]) -> dict[str, object]:
    """Show dated moments in order: each has `name`, `at` (moment or day), `is_done` and `is_next`."""
    return {"moments": moments}


@register.inclusion_tag("look/pieces/table.html")
def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> dict[str, object]:
    """Show rows whose first cell names them; on phones each row becomes a card."""
    return {"caption": caption, "headings": headings, "rows": [list(zip(headings, row, strict=True)) for row in rows]}
