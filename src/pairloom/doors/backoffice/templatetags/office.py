"""Pieces of the office's pages. Load with {% load office %}."""

from datetime import datetime

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from django import template
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from pairloom.domain.core.wording import join_moment, say_day
from pairloom.domain.letters.queries.office import Count
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice import faults, words
from pairloom.doors.backoffice.menu import show_menu
from pairloom.look.locales import find_locale
from pairloom.look.zones import name_place, speak_in_zone

register = template.Library()


@register.filter
def number(value: int) -> str:
    """Write a number as the reader does."""
    return format_decimal(value, locale=find_locale())


@register.filter
def short_moment(value: datetime | None) -> str:
    """Say day and time in few signs, where the page names the zone: "12 Mar 2027, 14:00"."""
    if value is None:
        return ""
    local, locale = timezone.localtime(value), find_locale()
    return join_moment(format_date(local, "medium", locale=locale), format_time(local, "short", locale=locale))


@register.filter
def day_of(value: datetime | None, program: Program) -> str:
    """Say the day of a moment in a list of several programs: in the reader's zone where it is known, else in theirs."""
    with speak_in_zone(program):
        return "" if value is None else say_day(timezone.localtime(value))


@register.simple_tag
def zone_words() -> str:
    """Say in which zone a page tells the time."""
    return gettext("All times are those of %(city)s.") % {"city": name_place(timezone.get_current_timezone_name())}


@register.filter
def capped(count: Count) -> str:
    """Say a count that may have ended early: "more than 1,000"."""
    written = number(count.number)
    return gettext("more than %(number)s") % {"number": written} if count.is_more else written


@register.simple_tag
def letter_state(state: str) -> SafeString:
    """Show the state of a letter as a word with its colour."""
    return _show_state(words.LETTERS[state])


@register.simple_tag
def mailing_state(state: str) -> SafeString:
    """Show the state of a mailing."""
    return _show_state(words.MAILINGS[state])


@register.simple_tag
def mail_state(state: str) -> SafeString:
    """Show the state of a mail that came in."""
    return _show_state(words.MAIL_STATES[state])


@register.filter
def letter_meaning(state: str) -> str:
    """Say what the state of a letter means."""
    return str(words.LETTERS[state].meaning)


@register.filter
def mailing_meaning(state: str) -> str:
    """Say what the state of a mailing means."""
    return str(words.MAILINGS[state].meaning)


@register.filter
def mail_meaning(state: str) -> str:
    """Say what the state of a mail means."""
    return str(words.MAIL_STATES[state].meaning)


@register.filter
def mail_kind(kind: str) -> str:
    """Say what a mail turned out to be."""
    return str(words.MAIL_KINDS[kind])


@register.filter
def step_name(what: str) -> str:
    """Say what happened to a letter; an act that has no words yet is shown as it is noted."""
    return str(words.STEPS.get(what, what))


@register.filter
def event_name(kind: str) -> str:
    """Say what was heard about a letter from outside."""
    return step_name(f"heard.{kind}")


@register.filter
def fault_words(fault: str) -> str:
    """Say why something went wrong."""
    return faults.say_fault(fault)


@register.filter
def mail_fault_words(fault: str) -> str:
    """Say why a mail that came in wants a look."""
    return faults.say_mail_fault(fault)


@register.filter
def fault_code(fault: str) -> str:
    """Give the mail server's own code, where there is one."""
    return fault if faults.is_code(fault) else ""


@register.filter
def direction(language: str) -> str:
    """Tell in which direction a language is written; one that is not known runs from the left."""
    try:
        return str(Locale.parse(language.replace("-", "_")).text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


@register.inclusion_tag("backoffice/menu.html", takes_context=True)
def office_menu(context: RequestContext) -> dict[str, object]:
    """Show the menu of the office, with the pages that the reader may open."""
    return {"menu": show_menu(context["request"])}


def _show_state(state: words.StateWords) -> SafeString:
    return format_html('<span class="state {}">{}</span>', state.tone, state.name)
