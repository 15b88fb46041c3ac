"""Write the dates of a round as a calendar file, in the language that is on: whole days that block no calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from pairloom.domain.pairs.wording.sides import tell_language
from pairloom.domain.programs.catalogue import name_topic
from pairloom.domain.programs.states import Moment

KEPT = frozenset({Moment.INTRODUCTIONS, Moment.TOPIC, Moment.ENDS})
PRODUCT = "-//Pairloom//Rounds//EN"


@dataclass(frozen=True)
class Dated:
    """A date of a round: what it is, the day, and for a topic its name."""

    moment: Moment
    number: int
    day: date
    topic: str = ""


def write_dates(dated: Iterable[Dated], *, program: str, slug: str, link: str, now: datetime) -> dict[str, str]:
    """Write the dates that matter to partners as the attachment of a letter."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for one in dated:
        if one.moment in KEPT:
            calendar.add_component(_write_event(one, program=program, slug=slug, link=link, now=now))
    text = calendar.to_ical().decode()
    return {"name": f"{slug}.ics", "type": "text/calendar", "method": "PUBLISH", "text": text}


def _write_event(one: Dated, *, program: str, slug: str, link: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{slug}-{one.moment.value}-{one.number}@{settings.MAIL_DOMAIN}")
    event.add("dtstamp", now)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", f"{program}: {_name(one)}")
    event.add("url", link)
    event.add("transp", "TRANSPARENT")
    return event


def _name(one: Dated) -> str:
    if one.moment is Moment.INTRODUCTIONS:
        return _("Partners are introduced")
    if one.moment is Moment.ENDS:
        return _("The round ends")
    topic = name_topic(one.topic, tell_language())
    return _("New topic: %(topic)s") % {"topic": topic} if topic else _("New topic")
