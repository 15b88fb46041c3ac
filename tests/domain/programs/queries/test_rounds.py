"""Which round the public pages speak of, and how rounds are found."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from tests.makers import NOW, make_program
from tests.makers import make_round as store_round


def make_round(slug: str, state: RoundState, *, opens_in: int) -> Round:
    """Make a round with a calendar, in a state."""
    opens_on = (NOW + timedelta(days=opens_in)).date()
    made = services.make_round(make_program(), slug=slug, name=slug, opens_on=opens_on, now=NOW)
    Round.objects.filter(pk=made.pk).update(state=state)
    return made


ROUNDS = {
    "open": (RoundState.OPEN, -5),
    "soon": (RoundState.PLANNED, 9),
    "later": (RoundState.PLANNED, 40),
    "running": (RoundState.RUNNING, -90),
    "late": (RoundState.OPEN, -40),
    "over": (RoundState.ENDED, -300),
    "off": (RoundState.CANCELLED, 3),
}


@pytest.mark.parametrize(
    ("there", "shown"),
    [
        (["soon", "open", "running"], "open"),
        (["later", "soon", "running"], "soon"),
        (["running", "over", "off"], "running"),
        (["late", "soon"], "soon"),
        (["late"], "late"),
        (["over", "off"], None),
        ([], None),
    ],
)
def test_pages_speak_of_the_open_round_else_the_next_else_the_one_under_way(
    db: None, there: list[str], shown: str | None
) -> None:
    for slug in there:
        state, opens_in = ROUNDS[slug]
        make_round(slug, state, opens_in=opens_in)
    found = queries.round_to_show(NOW)
    assert (found and found.slug) == shown


def test_all_rounds_that_are_alive_are_shown_in_the_order_in_which_they_matter(db: None) -> None:
    make_round("second", RoundState.OPEN, opens_in=-3)
    for slug, (state, opens_in) in ROUNDS.items():
        make_round(slug, state, opens_in=opens_in)
    shown = [each.slug for each in queries.rounds_to_show(NOW)]
    assert shown == ["open", "second", "soon", "later", "late", "running"]


def test_the_round_to_show_comes_with_program_and_calendar(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_round("open", RoundState.OPEN, opens_in=-5)
    with django_assert_num_queries(2):
        found = queries.round_to_show(NOW)
        assert found is not None
        assert (found.program.name != "", queries.read_round_times(found).opens_at < NOW) == (True, True)


def test_a_round_is_found_with_its_program_and_form_in_one_query(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = make_round("soon", RoundState.PLANNED, opens_in=9)
    with django_assert_num_queries(1):
        found = queries.find_round("soon")
        assert found is not None
        assert (found, found.program, found.form) == (made, made.program, made.form)
    assert queries.find_round("nowhere") is None


def test_rounds_of_a_program_are_listed_newest_first(db: None) -> None:
    program = make_program()
    rounds = [store_round(program) for _ in range(3)]
    store_round()
    assert queries.list_rounds(program) == rounds[::-1]
