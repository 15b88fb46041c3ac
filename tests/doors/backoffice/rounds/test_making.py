"""Tests of the page of a new round: one date, a look at the calendar, one round however often it is pressed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom import clock
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people.models import Person
from pairloom.domain.programs import services
from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.states import Moment, Rhythm
from tests.doors.backoffice.rounds.planned import find_first_day, make_round

Typed = dict[str, str | int]


def name_page(program: Program) -> str:
    """Name the page of a new round."""
    return f"/office/programs/{program.slug}/new-round/"


def fill(**change: str | int) -> Typed:
    """Fill the form."""
    standard: Typed = {"name": "Spring", "opens_on": str(find_first_day()), "word": ""}
    return standard | {"months": 4, "open_days": 28, "days_to_match": 10, "cadence_days": 14} | change


def test_from_one_date_the_whole_calendar_is_shown_and_nothing_is_made(office: Client, program: Program) -> None:
    page = office.get(name_page(program), fill()).content.decode()
    parts = ("Topic 1: Getting to know you", "Topic 8: Reflection and review", "The round ends", "Make this round")
    assert [part for part in parts if part not in page] == []
    assert (Round.objects.count(), CalendarEntry.objects.count(), JournalEntry.objects.count()) == (0, 0, 0)


def test_dates_are_those_of_the_program_and_of_the_readers_own_clock(
    office: Client, program: Program, director: Person
) -> None:
    Program.objects.filter(pk=program.pk).update(time_zone="Asia/Kathmandu")
    Person.objects.filter(pk=director.pk).update(time_zone="Africa/Nairobi")
    page = office.get(name_page(program), fill()).content.decode()
    assert ("clock of Kathmandu" in page, "By your clock" in page, "06:15 (Nairobi)" in page) == (True, True, True)
    Person.objects.filter(pk=director.pk).update(time_zone="Asia/Kathmandu")
    assert "By your clock" not in office.get(name_page(program), fill()).content.decode()


def test_a_round_is_made_once_however_often_it_is_pressed(office: Client, program: Program, director: Person) -> None:
    typed = fill(name="Spring 2027")
    for _ in range(2):
        answer = office.post(name_page(program), typed)
        assert answer.headers["Location"] == f"/office/rounds/{program.slug}-spring-2027/"
    made = Round.objects.get()
    assert (made.program, made.form is not None, made.calendar.count()) == (program, True, 17)
    assert list(JournalEntry.objects.values_list("act", "by")) == [("round.made", director.pk)]


def test_the_next_round_is_filled_in_like_the_last_one(office: Client, program: Program) -> None:
    rhythm = Rhythm(months=6, cadence_days=30, open_days=35, days_to_match=14)
    services.make_round(program, slug="first", name="First", opens_on=find_first_day(), rhythm=rhythm, now=clock.now())
    shown = office.get(name_page(program)).context["form"]
    assert {name: shown[name].value() for name in vars(rhythm)} == vars(rhythm)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"opens_on": "2001-01-01"}, "This day is over"),
        ({"opens_on": "9999-12-31"}, "more than ten years away"),
        ({"opens_on": "soon"}, "Please look at this again"),
        ({"months": 13}, "Please look at this again"),
        ({"cadence_days": 3}, "Please look at this again"),
        ({"name": ""}, "Please look at this again"),
        ({"word": "Not a word"}, "small letters"),
        ({"word": "taken"}, "is taken"),
    ],
)
def test_what_cannot_be_a_round_is_said_and_what_was_typed_stays(
    office: Client, program: Program, change: Typed, words: str
) -> None:
    make_round(program, "taken")
    typed = fill(name="Autumn") | change
    answer = office.post(name_page(program), typed)
    page = answer.content.decode()
    assert (answer.status_code, words in page, str(typed["name"]) in page) == (422, True, True)
    assert Round.objects.count() == 1


def test_a_name_in_any_script_gets_a_word_from_its_month(office: Client, program: Program) -> None:
    first = find_first_day()
    office.post(name_page(program), fill(name="ربيع", opens_on=str(first)))
    made = Round.objects.get()
    assert (made.name, made.slug) == ("ربيع", f"{program.slug}-{first:%Y-%m}")


def test_a_round_that_opens_today_is_allowed(office: Client, program: Program) -> None:
    office.post(name_page(program), fill(opens_on=str(clock.now().date())))
    assert Round.objects.get().calendar.get(moment=Moment.OPENS).due_at < clock.now() + timedelta(days=1)


@pytest.mark.parametrize(
    ("zone", "now", "day", "status"),
    [
        ("America/Los_Angeles", datetime(2027, 3, 12, 3, tzinfo=UTC), "2027-03-11", 302),
        ("Asia/Tokyo", datetime(2027, 3, 12, 20, tzinfo=UTC), "2027-03-12", 422),
        ("Asia/Tokyo", datetime(2027, 3, 12, 20, tzinfo=UTC), "2027-03-13", 302),
    ],
)
def test_today_is_the_day_on_the_programs_clock(
    office: Client, program: Program, monkeypatch: pytest.MonkeyPatch, zone: str, now: datetime, day: str, status: int
) -> None:
    Program.objects.filter(pk=program.pk).update(time_zone=zone)
    monkeypatch.setattr(clock, "now", lambda: now)
    assert office.post(name_page(program), fill(opens_on=day)).status_code == status


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_often_after_three_rounds_as_after_one(
    office: Client, program: Program, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(number):
        make_round(program, f"round-{place}")
    with django_assert_num_queries(10):
        office.get(name_page(program), fill())
