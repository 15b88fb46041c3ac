"""Tests of the form of a calendar."""

import pytest
from django.forms import ValidationError

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import Moment
from pairloom.doors.backoffice.rounds.calendar_form import WallClockField, read_keys, say_fault


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2027-03-12T09:00", "2027-03-12T09:00:00"),
        (" 2027-03-12 09:00 ", "2027-03-12T09:00:00"),
        ("2027-03-12T09:00:59.5", "2027-03-12T09:00:00"),
        ("2027-03-12", "2027-03-12T00:00:00"),
        ("", None),
    ],
)
def test_a_wall_clock_time_is_read_to_the_minute(typed: str, read: str | None) -> None:
    found = WallClockField(required=False).clean(typed)
    assert (found and found.isoformat()) == read


@pytest.mark.parametrize("typed", ["soon", "2027-02-30T09:00", "1999-12-31T23:59", "2101-01-01", "2027-03-12T09:00Z"])
def test_what_is_no_wall_clock_time_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        WallClockField(required=False).clean(typed)


def test_only_names_of_dates_are_read_as_dates() -> None:
    names = ["topic-1", "check-in-12", "topic-0", "topic-1-away", "topic-new", "lunch-1", "topic-1000", "version"]
    assert read_keys(names) == {(Moment.TOPIC, 1), (Moment.CHECK_IN, 12)}


def test_a_fault_names_the_date_that_stands_in_the_way() -> None:
    details = {
        "first": "closes",
        "then": "introductions",
        "first_at": "2027-03-12 09:00",
        "then_at": "2027-03-10 09:00",
    }
    faults = [
        Refused(Reason.CALENDAR_ORDER, moment=moment, number=1, **details) for moment in ("introductions", "closes")
    ]
    assert [say_fault(fault) for fault in faults] == [
        "This must come after “Applications close” (Fri, 12 Mar 2027, 09:00).",
        "This must come before “Partners are introduced” (Wed, 10 Mar 2027, 09:00).",
    ]
