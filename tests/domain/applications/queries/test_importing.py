"""Tests of the reads for imports."""

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.applications.models import Application, ImportRun
from pairloom.domain.applications.queries import importing as queries
from pairloom.domain.applications.services import importing
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.sheets import LATER, bring_in, make_row, make_taking_round, upload
from tests.makers import NOW, make_person

ANA = make_row("ana@example.org")


@pytest.mark.parametrize("state", list(RoundState))
def test_a_round_takes_imports_until_it_closes(state: RoundState) -> None:
    assert queries.takes_imports(Round(state=state)) == (state in {RoundState.PLANNED, RoundState.OPEN})


@pytest.mark.parametrize("number", [1, 3])
def test_the_history_costs_one_query(db: None, number: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    round_ = make_taking_round()
    person = make_person()
    runs = [upload(round_, ANA) for _ in range(number)]
    ImportRun.objects.update(made_by=person)
    with django_assert_num_queries(1):
        found = queries.list_imports(round_)
        assert [(run.filename, run.made_by, run.numbers["new"]) for run in found] == [
            ("export.csv", person, 1)
        ] * number
    assert [run.pk for run in found] == [run.pk for run in reversed(runs)]


def test_an_import_is_found_in_its_own_round_only(db: None) -> None:
    run = upload(make_taking_round(), ANA)
    assert queries.find_import(run.round, run.pk) == run
    assert queries.find_import(make_taking_round(), run.pk) is None


def test_the_same_file_is_known_once_it_was_imported_and_not_undone(db: None) -> None:
    round_ = make_taking_round()
    waiting = upload(round_, ANA)
    assert queries.find_same_import(round_, waiting.sha256) is None
    done = importing.import_applications(waiting, by=None, now=LATER)
    assert queries.find_same_import(round_, waiting.sha256) == done
    assert queries.find_same_import(make_taking_round(), waiting.sha256) is None
    importing.undo_import(done, by=None, now=LATER)
    assert queries.find_same_import(round_, waiting.sha256) is None


def test_the_last_mapping_is_that_of_the_programs_last_import(db: None) -> None:
    run = bring_in(make_taking_round(), ANA)
    assert queries.find_last_mapping(run.round.program_id) == run.mapping
    assert queries.find_last_mapping(make_taking_round().program_id) == ""


def test_people_are_matched_by_address_whatever_its_capitals(db: None) -> None:
    round_ = make_taking_round()
    bring_in(round_, ANA)
    stranger = make_person(email="Bo@example.org")
    people, standing = queries.match_people(round_, ["ANA@example.org", "bo@example.org", "cy@example.org"])
    ana = Application.objects.get()
    assert (people, standing) == (
        {"ana@example.org": ana.person, "bo@example.org": stranger},
        {ana.person_id: ana},
    )


def test_only_open_rounds_have_people_to_ask(db: None) -> None:
    round_ = make_taking_round()
    run = bring_in(round_, ANA)
    upload(round_, ANA, now=NOW)
    assert queries.imports_to_ask() == [run]
    assert [one.person.email for one in queries.people_to_ask(run)] == ["ana@example.org"]
    Round.objects.update(state=RoundState.PLANNED)
    assert queries.imports_to_ask() == []
