"""Tests of how the dates of a round are said."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from pairloom.domain.programs.models import CalendarEntry, Program
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.backoffice.rounds.showing import STATES, name_date, say_local, say_yours, show_calendar

NINE = datetime(2027, 3, 12, 9, tzinfo=UTC)
PROGRAM = Program(template="librarians")


def make_entries(*moments: tuple[Moment, int]) -> list[CalendarEntry]:
    """Make dates a day apart, at nine by a clock in Nairobi."""
    return [
        CalendarEntry(
            moment=moment,
            number=number,
            local=NINE + timedelta(days=place),
            due_at=NINE + timedelta(days=place, hours=-3),
        )
        for place, (moment, number) in enumerate(moments)
    ]


def test_what_is_over_is_done_and_the_next_is_marked_once() -> None:
    entries = make_entries((Moment.OPENS, 1), (Moment.TOPIC, 1), (Moment.TOPIC, 2))
    shown = show_calendar(reversed(entries), program=PROGRAM, now=NINE)
    assert [(date.is_done, date.is_next) for date in shown] == [(True, False), (False, True), (False, False)]
    assert [date.name for date in shown] == [
        *("Applications open", "Topic 1: Getting to know you", "Topic 2: Reflection and review"),
    ]


def test_a_topic_without_text_is_one_of_your_own() -> None:
    names = [name_date(moment, 3, topics={}) for moment in (Moment.TOPIC, Moment.CHECK_IN, Moment.ENDS)]
    assert names == ["Topic 3: a topic of your own", "We ask how it goes, number 3", "The round ends"]


@pytest.mark.parametrize(("language", "said"), [("en", "Fri, 12 Mar 2027, 09:00"), ("fr", "ven. 12 mars 2027, 09:00")])
def test_a_time_of_the_program_is_said_as_its_clock_shows_it(language: str, said: str) -> None:
    with translation.override(language), timezone.override(ZoneInfo("Asia/Tokyo")):
        assert say_local(NINE.replace(tzinfo=None)) == said


def test_the_readers_clock_is_told_only_where_it_differs() -> None:
    (entry,) = make_entries((Moment.OPENS, 1))
    said = []
    for zone in ("Africa/Nairobi", "Asia/Tokyo"):
        with timezone.override(ZoneInfo(zone)):
            said.append(say_yours(entry))
    assert said == ["", "12 March 2027, 15:00 (Tokyo)"]


def test_every_state_of_a_round_has_words() -> None:
    assert set(STATES) == set(RoundState)
