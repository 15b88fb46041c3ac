"""Say how long something is away, counted on the server: "3 days and 4 hours left"."""

from datetime import datetime, timedelta

from django.utils.translation import gettext, ngettext

HOUR, DAY = 60, 24 * 60


def say_left(until: datetime, *, now: datetime) -> str:
    """Say in two units at most how long it is until a moment; nothing when it has passed."""
    minutes = (until - now) // timedelta(minutes=1)
    if until <= now:
        return ""
    if minutes < 1:
        return gettext("less than a minute left")
    parts = list_parts(minutes)
    if len(parts) == 1:
        return gettext("%(span)s left") % {"span": parts[0]}
    return gettext("%(first)s and %(second)s left") % {"first": parts[0], "second": parts[1]}


def list_parts(minutes: int) -> list[str]:
    """Part a span into days and hours, or hours and minutes; a unit of which there is none is left out."""
    days, hours, rest = minutes // DAY, minutes % DAY // HOUR, minutes % HOUR
    if days:
        parts = [say_days(days), *([say_hours(hours)] if hours else [])]
    elif hours:
        parts = [say_hours(hours), *([say_minutes(rest)] if rest else [])]
    else:
        parts = [say_minutes(rest)]
    return parts


def say_days(number: int) -> str:
    """Say a number of days."""
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


def say_hours(number: int) -> str:
    """Say a number of hours."""
    return ngettext("%(number)s hour", "%(number)s hours", number) % {"number": number}


def say_minutes(number: int) -> str:
    """Say a number of minutes."""
    return ngettext("%(number)s minute", "%(number)s minutes", number) % {"number": number}
