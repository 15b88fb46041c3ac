"""Tests of the buttons of an import: bring in, drop, undo; a second press changes nothing."""

import pytest
from django.test import Client

from pairloom.domain.applications.models import Application, ImportRun
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.sheets import bring_in, make_row, make_taking_round, upload
from tests.doors.backoffice.imports.test_uploading import name_page
from tests.makers import NOW, make_person

ANA, BO = make_row("ana@example.org"), make_row("bo@example.org", name="Bo")


@pytest.fixture
def round_(program: Program) -> Round:
    """Give a round of the director's program that takes applications."""
    return make_taking_round(program=program)


def press(office: Client, run: ImportRun, act: str, **ticks: str) -> str:
    """Press a button, and read the page that it leads to."""
    answer = office.post(name_page(run.round, run.pk, "press"), {"act": act, **ticks}, follow=True)
    return str(answer.content.decode())


def test_people_are_brought_in_once_and_the_journal_says_by_whom(
    office: Client, round_: Round, director: Person
) -> None:
    run = upload(round_, ANA, BO)
    assert "2 people were brought in" in press(office, run, "import")
    press(office, run, "import")
    assert [one.state for one in Application.objects.all()] == [ApplicationState.RECEIVED] * 2
    assert [entry.by for entry in JournalEntry.objects.filter(act="applications.imported")] == [director]


def test_large_numbers_are_written_as_the_reader_does(office: Client, round_: Round) -> None:
    run = upload(round_, *(make_row(f"many{number}@example.org") for number in range(1_001)))
    assert "1,001 people were brought in" in press(office, run, "import")
    assert "1,001 taken away" in press(office, run, "undo")


def test_ticks_say_what_becomes_of_people_who_applied_and_who_promised(office: Client, round_: Round) -> None:
    assert round_.form is not None
    Application.objects.create(
        round=round_, form=round_.form, person=make_person(email="ana@example.org"), received_at=NOW, changed_at=NOW
    )
    run = upload(round_, ANA, BO)
    page = office.get(name_page(round_, run.pk)).content.decode()
    assert ("Replace the answers of 1 person" in page, "told us already" in page) == (True, True)
    assert "The letters to these people are written" in press(office, run, "import", replace="1", promised="1")
    found = dict(Application.objects.values_list("person__email", "state"))
    assert found == {"ana@example.org": "received", "bo@example.org": "confirmed"}
    assert Application.objects.get(person__email="ana@example.org").version == 2


def test_where_nobody_is_asked_the_page_says_that_no_letters_go(office: Client, round_: Round) -> None:
    shown = press(office, upload(round_, ANA, BO), "import", promised="1")
    said = ("No letters go to these people" in shown, "letters to these people are written" in shown)
    assert said == (True, False)


def test_a_file_is_dropped(office: Client, round_: Round) -> None:
    run = upload(round_, ANA)
    assert "Nothing was brought in from it" in press(office, run, "drop")
    assert ImportRun.objects.count() == 0
    assert office.post(name_page(round_, run.pk, "press"), {"act": "drop"}).status_code == 404


def test_an_import_is_undone_once(office: Client, round_: Round) -> None:
    run = bring_in(round_, ANA, BO)
    assert "2 taken away, 0 put back, 0 left" in press(office, run, "undo")
    assert "was undone already" in press(office, run, "undo")
    assert (Application.objects.count(), Person.objects.filter(name="Bo").count()) == (0, 0)


def test_what_is_refused_is_said(office: Client, round_: Round) -> None:
    run = upload(round_, ANA)
    Round.objects.update(state=RoundState.CLOSED)
    assert "does not take any more" in press(office, run, "import")
    assert Application.objects.count() == 0


def test_a_press_that_no_page_offers_is_refused(office: Client, round_: Round) -> None:
    run = upload(round_, ANA)
    assert office.post(name_page(round_, run.pk, "press"), {"act": "explode"}).status_code == 400


def test_the_buttons_of_another_program_do_not_exist(office: Client, round_: Round) -> None:
    run = upload(make_taking_round(), ANA)
    for where in (round_, run.round):
        assert office.post(name_page(where, run.pk, "press"), {"act": "import"}).status_code == 404
    assert Application.objects.count() == 0
