"""The dates of a round as a calendar file."""

from datetime import date

from django.utils.translation import override
from icalendar import Calendar

from pairloom.domain.pairs.wording import Dated, write_dates
from pairloom.domain.programs.states import Moment
from tests.makers import NOW

DATED = [
    Dated(Moment.OPENS, 1, date(2026, 3, 1)),
    Dated(Moment.INTRODUCTIONS, 1, date(2026, 4, 10)),
    Dated(Moment.TOPIC, 1, date(2026, 4, 13), "getting-to-know-you"),
    Dated(Moment.TOPIC, 2, date(2026, 4, 27)),
    Dated(Moment.ENDS, 1, date(2026, 8, 10)),
]


def write() -> dict[str, str]:
    return write_dates(DATED, program="Librarians; walls", slug="spring", link="https://x.org/me/", now=NOW)


def test_partners_get_introductions_topics_and_the_end_as_whole_days() -> None:
    file = write()
    assert (file["name"], file["type"], file["method"]) == ("spring.ics", "text/calendar", "PUBLISH")
    events = Calendar.from_ical(file["text"]).walk("VEVENT")
    assert [(str(one["summary"]), one.decoded("dtstart"), one.decoded("dtend")) for one in events] == [
        ("Librarians; walls: Partners are introduced", date(2026, 4, 10), date(2026, 4, 11)),
        ("Librarians; walls: New topic: Getting to know you", date(2026, 4, 13), date(2026, 4, 14)),
        ("Librarians; walls: New topic", date(2026, 4, 27), date(2026, 4, 28)),
        ("Librarians; walls: The round ends", date(2026, 8, 10), date(2026, 8, 11)),
    ]
    assert {str(one["transp"]) for one in events} == {"TRANSPARENT"}


def test_the_same_date_keeps_its_name_in_every_language_so_that_a_calendar_knows_it_again() -> None:
    names = [str(one["uid"]) for one in Calendar.from_ical(write()["text"]).walk("VEVENT")]
    with override("ar"):
        again = [str(one["uid"]) for one in Calendar.from_ical(write()["text"]).walk("VEVENT")]
    assert names == again
    assert len(set(names)) == len(names)
