"""Tests of the page of a calendar: all dates at once, faults beside their dates, two who save at the same time."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom import clock
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.states import Moment, RoundState
from tests.doors.backoffice.rounds.planned import make_round, read_form

PAGE = "/office/rounds/spring/calendar/"


def move(typed: dict[str, str], name: str, *, days: int) -> dict[str, str]:
    """Move one date by some days."""
    moved = datetime.fromisoformat(typed[name]) + timedelta(days=days)
    return typed | {name: moved.isoformat(timespec="minutes")}


def remember() -> list[tuple[object, ...]]:
    """Read all dates."""
    return list(CalendarEntry.objects.order_by("moment", "number").values_list("moment", "number", "local", "due_at"))


def test_pressing_without_a_change_changes_nothing(office: Client, program: Program) -> None:
    make_round(program)
    before = remember()
    assert office.post(PAGE, read_form(office, PAGE)).headers["Location"] == "/office/rounds/spring/"
    assert "Nothing had changed" in office.get("/office/rounds/spring/").content.decode()
    assert (remember(), JournalEntry.objects.filter(act="round.calendar-saved").count()) == (before, 0)


def test_dates_are_moved_added_and_taken_away_at_once(office: Client, program: Program) -> None:
    Program.objects.filter(pk=program.pk).update(time_zone="Asia/Kathmandu")
    program.refresh_from_db()
    round_ = make_round(program)
    typed = move(read_form(office, PAGE), "closes-1", days=2) | {"topic-8-away": "on", "mid-survey-1-away": "on"}
    typed["topic-new"] = typed["topic-2"].replace("T09:00", "T18:30")
    closes = round_.calendar.get(moment=Moment.CLOSES)
    for _ in range(2):
        assert office.post(PAGE, typed).status_code == 302
        typed = read_form(office, PAGE)
    moved = round_.calendar.get(moment=Moment.CLOSES)
    assert (moved.local - closes.local, moved.due_at - closes.due_at) == (timedelta(days=2), timedelta(days=2))
    topics = list(round_.calendar.filter(moment=Moment.TOPIC).order_by("number").values_list("local", flat=True))
    assert (len(topics), topics == sorted(topics), topics[2].hour) == (8, True, 18)
    assert not round_.calendar.filter(moment=Moment.MID_SURVEY).exists()
    assert office.get(PAGE).context["form"]["mid-survey-new"] is not None


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("closes-1", "2027-13-40T99:00", "Please write a day and a time"),
        ("closes-1", "9999-01-01T00:00", "Please write a day and a time"),
        ("closes-1", "2027-01-01T00:00+02:00", "Please write a day and a time"),
        ("closes-1", "", "A date is missing"),
        ("closes-1", "2001-01-01T00:00", "This time has passed"),
        ("topic-new", "2099-01-01T00:00", "This must come before “The round ends”"),
    ],
)
def test_a_fault_is_said_beside_its_date_and_what_was_typed_stays(
    office: Client, program: Program, name: str, value: str, words: str
) -> None:
    make_round(program)
    before = remember()
    typed = move(read_form(office, PAGE), "ends-1", days=7) | {name: value}
    answer = office.post(PAGE, typed)
    form = answer.context["form"]
    assert (answer.status_code, words in " ".join(form.errors[name])) == (422, True)
    assert typed["ends-1"] in answer.content.decode()
    assert remember() == before


def test_all_faults_are_said_at_once(office: Client, program: Program) -> None:
    make_round(program)
    typed = move(move(read_form(office, PAGE), "closes-1", days=-60), "topic-3", days=900)
    answer = office.post(PAGE, typed)
    assert {"closes-1", "topic-3"} <= set(answer.context["form"].errors)
    assert "This must come after “Applications open”" in answer.content.decode()


def test_what_has_passed_is_shown_and_cannot_be_moved(office: Client, program: Program) -> None:
    round_ = make_round(program, opens_on=clock.now().date() - timedelta(days=3))
    page = office.get(PAGE)
    assert ("opens-1" in page.context["form"].fields, "(done)" in page.content.decode()) == (False, True)
    opens = round_.calendar.get(moment=Moment.OPENS)
    office.post(PAGE, read_form(office, PAGE) | {"opens-1": "2099-01-01T00:00"})
    assert round_.calendar.get(moment=Moment.OPENS).local == opens.local


def test_the_second_of_two_who_save_sees_both_calendars_and_decides(office: Client, program: Program) -> None:
    round_ = make_round(program)
    seen = read_form(office, PAGE)
    office.post(PAGE, move(seen, "ends-1", days=7) | {"topic-8-away": "on"})
    answer = office.post(PAGE, move(seen, "ends-1", days=14))
    page = answer.content.decode()
    assert (answer.status_code, "Somebody else saved this calendar" in page, "taken away" in page) == (422, True, True)
    assert (move(seen, "ends-1", days=14)["ends-1"] in page, len(answer.context["others"])) == (True, 2)
    again = move(seen, "ends-1", days=14) | {"version": answer.context["version"]}
    assert office.post(PAGE, again).status_code == 302
    ends = round_.calendar.get(moment=Moment.ENDS).local
    assert ends.replace(tzinfo=None).isoformat(timespec="minutes") == again["ends-1"]


def test_a_date_that_somebody_added_meanwhile_is_kept(office: Client, program: Program) -> None:
    round_ = make_round(program)
    seen = read_form(office, PAGE)
    office.post(PAGE, seen | {"topic-new": seen["topic-8"].replace("T09", "T15")})
    answer = office.post(PAGE, move(seen, "ends-1", days=7))
    assert answer.status_code == 422
    office.post(PAGE, move(seen, "ends-1", days=7) | {"version": answer.context["version"]})
    assert round_.calendar.filter(moment=Moment.TOPIC).count() == 9


def test_dates_are_told_by_the_readers_own_clock_too(office: Client, program: Program, director: Person) -> None:
    make_round(program)
    Person.objects.filter(pk=director.pk).update(time_zone="Africa/Nairobi")
    assert "12:00 (Nairobi)" in office.get(PAGE).content.decode()


def test_a_round_that_is_over_shows_its_dates_without_a_button(office: Client, program: Program) -> None:
    round_ = make_round(program)
    Round.objects.filter(pk=round_.pk).update(state=RoundState.CANCELLED)
    page = office.get(PAGE).content.decode()
    assert ("This round is over" in page, "Save all dates" in page) == (True, False)
    typed = move(read_form(office, PAGE), "ends-1", days=7)
    assert office.post(PAGE, typed).status_code == 422


def test_the_page_asks_as_often_for_sixty_dates_as_for_seventeen(
    office: Client, program: Program, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = make_round(program)
    with django_assert_num_queries(10):
        office.get(PAGE)
    first = round_.calendar.get(moment=Moment.TOPIC, number=1)
    for number in range(40):
        later = timedelta(days=number, hours=1)
        CalendarEntry.objects.create(
            round=round_,
            moment=Moment.TOPIC,
            number=50 + number,
            local=first.local + later,
            due_at=first.due_at + later,
        )
    with django_assert_num_queries(10):
        office.get(PAGE)
