"""Reads of programs and rounds."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import Moment, RoundState
from tests.makers import NOW, make_program

OPENS_ON = date(2026, 3, 3)


def make_round(slug: str = "spring") -> Round:
    return services.make_round(make_program(), slug=slug, name="Spring", opens_on=OPENS_ON, now=NOW)


def test_moments_are_due_from_their_time_on_oldest_first(db: None) -> None:
    round_ = make_round()
    closes = round_.calendar.get(moment=Moment.CLOSES)
    before, after = closes.due_at - timedelta(seconds=1), closes.due_at
    assert [entry.moment for entry in queries.moments_due(before)] == [Moment.OPENS]
    assert [entry.moment for entry in queries.moments_due(after)] == [Moment.OPENS, Moment.CLOSES]


def test_nothing_is_due_in_a_cancelled_round(db: None) -> None:
    round_ = make_round()
    services.move_round(round_, to=RoundState.CANCELLED, now=NOW)
    assert list(queries.moments_due(NOW + timedelta(days=400))) == []


def test_due_moments_are_read_with_round_and_program_in_one_query(db: None) -> None:
    counts = []
    for rounds in (1, 3):
        while Round.objects.count() < rounds:
            make_round(f"round-{Round.objects.count()}")
        with CaptureQueriesContext(connection) as captured:
            _ = [entry.round.program.slug for entry in queries.moments_due(NOW + timedelta(days=30))]
        counts.append(len(captured))
    assert counts == [1, 1]


def test_the_next_moment_is_the_first_that_is_still_to_come(db: None) -> None:
    round_ = make_round()
    found = [queries.next_moment(round_, now=NOW + timedelta(days=days)) for days in (0, 2, 400)]
    assert [entry and entry.moment for entry in found] == [Moment.OPENS, Moment.CLOSES, None]


def test_a_calendar_is_listed_in_order_of_time(db: None) -> None:
    calendar = queries.calendar_of(make_round())
    assert [entry.due_at for entry in calendar] == sorted(entry.due_at for entry in calendar)


def test_a_round_takes_applications_while_open_until_its_closing_time(db: None) -> None:
    round_ = make_round()
    assert list(queries.rounds_open(NOW)) == []
    services.move_round(round_, to=RoundState.OPEN, now=NOW)
    closes = round_.calendar.get(moment=Moment.CLOSES).due_at
    assert list(queries.rounds_open(closes - timedelta(seconds=1))) == [round_]
    assert list(queries.rounds_open(closes)) == []


def test_programs_are_found_by_their_word_and_listed(db: None) -> None:
    second, first = make_program(slug="b"), make_program(slug="a")
    assert (queries.find_program("b"), queries.find_program("c")) == (second, None)
    assert queries.list_programs() == [first, second]
