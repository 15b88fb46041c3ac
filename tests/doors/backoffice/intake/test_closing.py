"""Tests of the pages of a round around its closing: what will happen, what was decided, and no word of what is past."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client

from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.states import RoundState
from tests.doors.backoffice.intake.watched import apply, open_round

pytestmark = pytest.mark.django_db
HUB = "/office/rounds/spring/"


def read(client: Client, path: str) -> str:
    """Read a page."""
    return client.get(path).content.decode()


def test_before_closing_the_page_says_what_will_happen_and_who_would_wait(office: Client, program: Program) -> None:
    round_ = open_round(program)
    apply(round_, 60, country="SE")
    apply(round_, state="received")
    page = read(office, f"{HUB}closing/")
    parts = ("15 minutes longer", "Each country has 12 places", "Who would wait", "Sweden", ">48<")
    assert [part for part in parts if part not in page] == []


def decide(round_count: Callable[[], list[Application]]) -> None:
    """Give everybody who was made a place."""
    for application in round_count():
        application.why, application.state = "place", "accepted"
        application.decided_at = application.received_at + timedelta(days=20)
        application.save()


def test_after_closing_the_decisions_are_listed_and_checked_again(office: Client, program: Program) -> None:
    round_ = open_round(program, state=RoundState.CLOSED)
    decide(lambda: apply(round_, 3))
    page = read(office, f"{HUB}closing/")
    assert ("there was a place" in page, "Check the decisions again" in page) == (True, True)
    assert "The same came out" in office.post(f"{HUB}closing/check/").content.decode()
    Application.objects.filter(pk=Application.objects.first().pk).update(why="country-full", state="waiting")  # type: ignore[union-attr]
    assert "1 decision comes out otherwise" in office.post(f"{HUB}closing/check/").content.decode()


def test_after_closing_no_page_speaks_of_what_is_past(office: Client, program: Program) -> None:
    round_ = open_round(program, state=RoundState.CLOSED)
    decide(lambda: apply(round_, 60, country="SE"))
    application = Application.objects.all()[0]
    Application.objects.filter(pk=application.pk).update(state="waiting")
    Doubt.objects.create(application=application, kind="zone-unsure", found_at=application.received_at)
    live = read(office, f"{HUB}applications/")
    gone = (
        "asked by letter",
        "places so far",
        'data-label="Confirmed"',
        "?state=confirmed",
        "would wait",
        "Not confirmed yet",
        "nearly full",
    )
    assert [words for words in gone if words in live] == []
    assert ("Has a place" in live, ">59<" in live, "On the waiting list" in live) == (True, True, True)
    one = read(office, f"{HUB}applications/{application.key}/")
    assert ("Until applications close" in one, "The person gets a letter about it." in one) == (False, True)
    assert "asked by letter" not in read(office, "/office/")


def test_between_closing_and_decisions_the_page_says_that_applications_have_closed(
    office: Client, program: Program
) -> None:
    apply(open_round(program, state=RoundState.CLOSED))
    page = read(office, f"{HUB}closing/")
    assert ("Applications have closed" in page, "What happens when" in page) == (True, False)


def test_the_list_of_decisions_is_a_file_in_which_no_formula_runs(office: Client, program: Program) -> None:
    round_ = open_round(program, state=RoundState.CLOSED)
    decide(lambda: apply(round_, name="=1+1"))
    answer = office.post(f"{HUB}closing/decisions.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (rows[0][0], rows[1][0], rows[1][2][0] == "=", rows[1][4]) == ("Place in the queue", "1", False, "Sweden")
    book = openpyxl.load_workbook(io.BytesIO(office.post(f"{HUB}closing/decisions.xlsx").content))
    assert book.worksheets[0]["C2"].data_type == "s"
    assert JournalEntry.objects.filter(act="decisions.exported").count() == 2
    assert office.post(f"{HUB}closing/decisions.exe").status_code == 404
