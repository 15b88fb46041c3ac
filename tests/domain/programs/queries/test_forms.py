"""Reads of forms: versions with their rounds, and words that tell one wording from another."""

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.programs import queries, services
from pairloom.domain.programs.catalogue import load_template
from pairloom.domain.programs.models import Program
from pairloom.domain.programs.services.programs import give_first_form
from pairloom.domain.programs.states import RoundState
from tests.makers import NOW, make_program, make_round

FORM = load_template("librarians").form


def make_versions(count: int) -> Program:
    """Make a program whose form was changed while people answered."""
    program = make_program()
    give_first_form(program, by=None, now=NOW)
    for _ in range(count - 1):
        services.seal_form(queries.newest_form(program), now=NOW)
        services.move_question(program, "city", step=1, by=None, now=NOW)
    return program


@pytest.mark.parametrize("count", [1, 3])
def test_versions_are_listed_newest_first_with_their_rounds(
    db: None, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    program = make_versions(count)
    make_round(program, form=queries.newest_form(program))
    with django_assert_num_queries(2):
        versions = queries.list_forms(program)
        rounds = [len(version.rounds.all()) for version in versions]
    assert [version.number for version in versions] == list(range(count, 0, -1))
    assert rounds == [1] + [0] * (count - 1)


def test_a_version_is_found_by_its_number_and_program(db: None) -> None:
    program, other = make_versions(2), make_program()
    found = queries.find_form(program, 1)
    assert found is not None
    assert (found.number, queries.find_form(program, 3), queries.find_form(other, 1)) == (1, None, None)
    assert queries.read_questions(found) == FORM


def test_open_rounds_that_ask_older_questions_could_switch(db: None) -> None:
    program = make_versions(2)
    old, new = queries.find_form(program, 1), queries.newest_form(program)
    behind = make_round(program, form=old, state=RoundState.OPEN)
    make_round(program, form=old, state=RoundState.CLOSED)
    make_round(program, form=new, state=RoundState.OPEN)
    assert queries.rounds_to_switch(new) == [behind]


def test_names_of_all_versions_are_known(db: None) -> None:
    program = make_versions(2)
    services.remove_question(program, "city", by=None, now=NOW)
    assert queries.list_question_names(program) == {question.name for question in FORM.questions}


def test_another_wording_has_another_word(db: None) -> None:
    city = FORM.questions[1]
    other = replace(city, label={**city.label, "en": "Town"})
    assert queries.read_question_word(city) != queries.read_question_word(other)
    assert queries.read_form_word(FORM) == queries.read_form_word(replace(FORM))
    assert queries.read_form_word(FORM) != queries.read_form_word(replace(FORM, questions=FORM.questions[::-1]))
