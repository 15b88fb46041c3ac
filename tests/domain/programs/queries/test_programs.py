"""Reads of programs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import FormVersion
from pairloom.domain.programs.states import RoundState
from tests.makers import NOW, make_program, make_round


@pytest.mark.parametrize("number", [1, 3])
def test_programs_come_with_rounds_and_calendars_in_three_queries(
    db: None, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    programs = [make_program() for _ in range(number)]
    for program in programs:
        for season in range(number):
            slug = f"{program.slug}-{season}"
            services.make_round(program, slug=slug, name=slug, opens_on=date(2026, 4, 6), now=NOW)
    with django_assert_num_queries(3):
        listed = queries.list_programs_with_rounds([program.pk for program in programs])
        calendars = [list(each.calendar.all()) for program in listed for each in program.rounds.all()]
    assert (len(listed), len(calendars), min(map(len, calendars))) == (number, number**2, 17)


def test_the_newest_form_is_the_one_of_the_highest_number(db: None) -> None:
    program = make_program()
    for number in (1, 3, 2):
        FormVersion.objects.create(program=program, number=number, document={}, made_at=NOW)
    assert queries.newest_form(program).number == 3
    with pytest.raises(FormVersion.DoesNotExist):
        queries.newest_form(make_program())


def test_settings_have_the_same_word_before_and_after_they_are_stored(db: None) -> None:
    program = make_program(cap_share=Decimal("0.2"))
    before = queries.read_settings_version(queries.read_settings(program))
    program.refresh_from_db()
    standing = queries.read_settings(program)
    assert queries.read_settings_version(standing) == before
    assert queries.read_settings_version(replace(standing, grace_minutes=16)) != before


def test_programs_are_shown_once_they_have_a_round_that_was_not_called_off(db: None) -> None:
    shown = make_program(slug="b")
    make_program(slug="a")
    make_round(make_program(slug="c"), state=RoundState.CANCELLED)
    for state in (RoundState.ENDED, RoundState.OPEN):
        make_round(shown, state=state)
    assert queries.programs_to_show() == [shown]
