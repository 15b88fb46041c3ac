"""Tests of the page of a round: where it stands, its name, and how it is called off."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.programs import services
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import Moment, Planned, RoundState
from tests.doors.backoffice.rounds.planned import make_round
from tests.makers import make_person

PAGE = "/office/rounds/spring/"


def apply(round_: Round, **fields: object) -> Application:
    """Let somebody apply to a round."""
    now = clock.now()
    assert round_.form is not None
    return Application.objects.create(
        round=round_, person=make_person(), form=round_.form, received_at=now, changed_at=now, **fields
    )


def test_a_round_shows_where_it_stands_what_comes_next_and_what_there_is_to_do(
    office: Client, program: Program
) -> None:
    make_round(program)
    page = office.get(PAGE).content.decode()
    parts = ("Being prepared", "/apply/spring/", "Topic 1: Getting to know you", f"{PAGE}calendar/", f"{PAGE}cancel/")
    assert [part for part in parts if part not in page] == []
    assert page.index('aria-current="step"') < page.index("Applications open")


@pytest.mark.parametrize("more", [0, 30])
def test_the_page_asks_as_often_for_many_dates_as_for_few(
    office: Client, program: Program, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = make_round(program)
    planned = [
        Planned(entry.local.replace(tzinfo=None), Moment(entry.moment), entry.number) for entry in round_.calendar.all()
    ]
    first = next(one for one in planned if one.moment == Moment.TOPIC)
    added = [Planned(first.local + timedelta(days=day), Moment.TOPIC, 100 + day) for day in range(more)]
    services.save_calendar(round_, planned + added, by=None, now=clock.now())
    with django_assert_num_queries(10):
        office.get(PAGE)


def test_a_round_is_renamed_and_the_second_who_renames_it_is_told(office: Client, program: Program) -> None:
    make_round(program)
    assert office.post(f"{PAGE}name/", {"name": "First light", "seen": "Spring"}).headers["Location"] == PAGE
    answer = office.post(f"{PAGE}name/", {"name": "Second light", "seen": "Spring"})
    page = answer.content.decode()
    parts = ("Somebody else gave this round another name", "First light", 'value="Second light"')
    assert (answer.status_code, [part for part in parts if part not in page]) == (422, [])
    assert office.post(f"{PAGE}name/", {"name": "Second light", "seen": "First light"}).status_code == 302
    assert Round.objects.get().name == "Second light"


@pytest.mark.parametrize("name", ["", "\u202e", "x" * 101])
def test_a_name_that_cannot_be_one_is_refused(office: Client, program: Program, name: str) -> None:
    make_round(program)
    answer = office.post(f"{PAGE}name/", {"name": name, "seen": "Spring"})
    assert (answer.status_code, Round.objects.get().name) == (422, "Spring")


def test_before_a_round_is_called_off_the_page_says_whom_it_touches(office: Client, program: Program) -> None:
    round_ = make_round(program)
    assert "Nobody has applied yet" in office.get(f"{PAGE}cancel/").content.decode()
    for state in ("confirmed", "received", "withdrawn"):
        apply(round_, state=state)
    assert "There are 2 applications" in office.get(f"{PAGE}cancel/").content.decode()
    assert Round.objects.get().state == RoundState.PLANNED


def test_a_round_is_called_off_once(office: Client, program: Program) -> None:
    make_round(program)
    for _ in range(2):
        assert office.post(f"{PAGE}cancel/").headers["Location"] == PAGE
    page = office.get(PAGE).content.decode()
    assert ("Called off" in page, "called off already" in page, f"{PAGE}cancel/" in page) == (True, True, False)
    assert JournalEntry.objects.filter(act="round.moved").count() == 1


def test_a_round_whose_pairs_are_meeting_cannot_be_called_off(office: Client, program: Program) -> None:
    round_ = make_round(program)
    Round.objects.filter(pk=round_.pk).update(state=RoundState.RUNNING)
    assert "cannot be called off" in office.get(f"{PAGE}cancel/").content.decode()
    office.post(f"{PAGE}cancel/")
    assert "not possible any more" in office.get(PAGE).content.decode()
    assert Round.objects.get().state == RoundState.RUNNING


def test_a_name_is_never_changed_by_following_a_link(office: Client, program: Program) -> None:
    make_round(program)
    assert office.get(f"{PAGE}name/").status_code == 405
