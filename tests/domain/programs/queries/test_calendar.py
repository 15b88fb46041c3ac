"""Reads of calendars: the times of a round, what the next round is like, which topic comes when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.states import Moment, Planned, Rhythm, RoundState
from tests.makers import NOW, make_program
from tests.makers import make_round as store_round

OPENS_ON = date(2026, 4, 6)


def make_round(slug: str = "spring", **words: object) -> Round:
    """Make a round with a calendar."""
    program = make_program(time_zone="Asia/Kathmandu", grace_minutes=20)
    return services.make_round(program, slug=slug, name="Spring", opens_on=OPENS_ON, now=NOW, **words)  # type: ignore[arg-type]


def test_the_times_of_a_round_are_read_in_one_query(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = make_round()
    with django_assert_num_queries(1):
        times = queries.read_round_times(round_)
    assert times.opens_at == datetime(2026, 4, 6, 3, 15, tzinfo=UTC)
    assert times.closes_at == datetime(2026, 5, 4, 18, 14, tzinfo=UTC)
    assert times.grace_ends_at - times.closes_at == timedelta(minutes=20)
    assert times.half_at - times.meets_at == times.ends_at - times.half_at
    assert times.meets_at < times.half_at < times.ends_at


def test_a_round_without_calendar_has_no_times(db: None) -> None:
    with pytest.raises(Refused, match=Reason.CALENDAR_MISSING):
        queries.read_round_times(store_round())


def test_the_times_of_a_round_come_with_a_row_that_names_it(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round_ = make_round()
    with django_assert_num_queries(1):
        entry = CalendarEntry.objects.annotate(**queries.add_times("round")).filter(round=round_).first()
    assert entry is not None
    assert queries.read_added_times(entry, round_.program) == queries.read_round_times(round_)
    round_.calendar.filter(moment=Moment.ENDS).delete()
    found = Round.objects.annotate(**queries.add_times("pk")).get(pk=round_.pk)
    with pytest.raises(Refused, match=Reason.CALENDAR_MISSING):
        queries.read_added_times(found, round_.program)


def test_the_next_round_is_laid_out_like_the_last_that_took_place(db: None) -> None:
    rhythm = Rhythm(months=6, cadence_days=30, open_days=35, days_to_match=14)
    last = make_round(rhythm=rhythm)
    program = last.program
    off = services.make_round(program, slug="off", name="Off", opens_on=OPENS_ON, now=NOW)
    Round.objects.filter(pk=off.pk).update(state=RoundState.CANCELLED)
    assert queries.propose_rhythm(program) == rhythm
    assert queries.propose_rhythm(make_program(cadence_days=21)) == Rhythm(cadence_days=21)


def test_a_proposal_is_what_the_round_will_be_and_saves_nothing(db: None) -> None:
    program = make_program(time_zone="Asia/Kathmandu")
    entries = queries.propose_round(program, opens_on=OPENS_ON, rhythm=Rhythm())
    assert {entry.pk for entry in entries} == {None}
    made = services.make_round(program, slug="spring", name="Spring", opens_on=OPENS_ON, now=NOW)
    proposed = sorted((entry.due_at, entry.moment, entry.number) for entry in entries)
    assert proposed == sorted(made.calendar.values_list("due_at", "moment", "number"))


def test_a_calendar_has_the_same_word_until_a_date_changes(db: None) -> None:
    round_ = make_round()
    words = [queries.read_calendar_version(queries.calendar_of(round_)) for _ in range(2)]
    services.move_moment(round_, moment=Moment.ENDS, local=datetime(2026, 12, 1), by=None, now=NOW)
    assert words[0] == words[1] != queries.read_calendar_version(queries.calendar_of(round_))


def test_topics_are_named_in_order_of_time_and_the_last_one_looks_back(db: None) -> None:
    round_ = make_round()
    names = queries.name_topics(round_.program, round_.calendar.all())
    assert (len(names), names[1], names[8]) == (8, "getting-to-know-you", "reflection-and-review")


def test_all_that_is_wrong_with_a_calendar_is_found_at_once(db: None) -> None:
    round_ = make_round()
    moved = {Moment.OPENS: datetime(2026, 3, 1), Moment.NOTICE: datetime(2026, 5, 1)}
    planned = map(queries.read_planned, round_.calendar.all())
    wanted = [Planned(moved.get(one.moment, one.local), one.moment, one.number) for one in planned]
    faults = queries.find_calendar_faults(round_, wanted, now=NOW)
    assert [(fault.reason, fault.details["moment"]) for fault in faults] == [
        (Reason.MOMENT_PASSED, "opens"),
        (Reason.CALENDAR_ORDER, "notice"),
    ]


def test_the_newest_topic_is_the_last_one_whose_day_has_come(db: None) -> None:
    round_ = make_round()
    first, second = (entry.due_at for entry in round_.calendar.filter(moment=Moment.TOPIC).order_by("due_at")[:2])
    moment = timedelta(minutes=1)
    found = [queries.find_topic_due(round_, now=at) for at in (first - moment, first, second - moment, second)]
    assert [topic and (topic.number, topic.name) for topic in found] == [
        None,
        (1, "getting-to-know-you"),
        (1, "getting-to-know-you"),
        (2, "library-spaces"),
    ]
