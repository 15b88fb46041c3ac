"""A calendar is saved whole: moved, added and taken away at once, in order, never over another's save."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import Moment, Planned, RoundState
from tests.makers import NOW, make_person, make_program

OPENS_ON = date(2026, 4, 6)


def make_round(zone: str = "UTC") -> Round:
    """Make a round with a calendar."""
    program = make_program(time_zone=zone)
    return services.make_round(program, slug="spring", name="Spring", opens_on=OPENS_ON, now=NOW)


def read(round_: Round) -> list[Planned]:
    """Read the calendar of a round."""
    return [queries.read_planned(entry) for entry in queries.calendar_of(round_)]


def change(planned: list[Planned], moment: Moment, local: datetime, number: int = 1) -> list[Planned]:
    """Move one date."""
    return [replace(one, local=local) if (one.moment, one.number) == (moment, number) else one for one in planned]


def test_a_calendar_is_saved_whole_once_and_noted_by_numbers(db: None) -> None:
    round_, director = make_round("Europe/Berlin"), make_person()
    wanted = change(read(round_), Moment.CLOSES, datetime(2026, 5, 6, 12))
    wanted = [one for one in wanted if (one.moment, one.number) not in {(Moment.TOPIC, 8), (Moment.CHECK_IN, 3)}]
    wanted.append(Planned(datetime(2026, 5, 20, 9), Moment.TOPIC, 77))
    saved = [services.save_calendar(round_, wanted, by=director, now=NOW) for _ in range(2)]
    topics = [one for one in read(round_) if one.moment == Moment.TOPIC]
    assert (saved, [one.number for one in topics]) == ([True, False], list(range(1, 9)))
    assert Planned(datetime(2026, 5, 20, 9), Moment.TOPIC, 2) in topics
    assert round_.calendar.get(moment=Moment.CLOSES).due_at == datetime(2026, 5, 6, 10, tzinfo=UTC)
    entry = JournalEntry.objects.get(act="round.calendar-saved")
    assert (entry.by_id, entry.details["gone"], entry.details["new"]) == (director.pk, 1, 0)


def test_the_survey_and_the_notice_can_go_and_come_back(db: None) -> None:
    round_ = make_round()
    whole = read(round_)
    for wanted in ([one for one in whole if one.moment not in {Moment.MID_SURVEY, Moment.NOTICE}], whole):
        assert services.save_calendar(round_, wanted, by=None, now=NOW)
        assert read(round_) == sorted(wanted)


def test_what_is_done_or_has_passed_stays(db: None) -> None:
    round_ = make_round()
    later = round_.calendar.get(moment=Moment.CLOSES).due_at + timedelta(minutes=1)
    whole = read(round_)
    for wanted in (change(whole, Moment.OPENS, datetime(2026, 4, 7)), [o for o in whole if o.moment != Moment.CLOSES]):
        with pytest.raises(Refused, match=Reason.MOMENT_DONE):
            services.save_calendar(round_, wanted, by=None, now=later)
    assert services.save_calendar(round_, change(whole, Moment.ENDS, datetime(2026, 12, 1)), by=None, now=later)


def test_a_topic_that_is_over_keeps_its_number(db: None) -> None:
    round_ = make_round()
    later = round_.calendar.get(moment=Moment.TOPIC, number=2).due_at + timedelta(hours=1)
    first, second = (one for one in read(round_) if one.moment == Moment.TOPIC and one.number < 3)
    wanted = [*read(round_), Planned(second.local + timedelta(days=1), Moment.TOPIC, 50)]
    services.save_calendar(round_, wanted, by=None, now=later)
    topics = {one.number: one.local for one in read(round_) if one.moment == Moment.TOPIC}
    assert (topics[1], topics[2], topics[3]) == (first.local, second.local, second.local + timedelta(days=1))


@pytest.mark.parametrize(
    ("moment", "local", "reason"),
    [
        (Moment.OPENS, datetime(2026, 3, 1), Reason.MOMENT_PASSED),
        (Moment.CLOSES, datetime(2026, 4, 1), Reason.CALENDAR_ORDER),
        (Moment.TOPIC, datetime(2026, 4, 30), Reason.CALENDAR_ORDER),
    ],
)
def test_a_date_that_makes_no_sense_changes_nothing(db: None, moment: Moment, local: datetime, reason: Reason) -> None:
    round_ = make_round()
    before = read(round_)
    with pytest.raises(Refused, match=reason) as refused:
        services.save_calendar(round_, change(before, moment, local), by=None, now=NOW)
    assert (refused.value.details["moment"], refused.value.details["number"]) == (moment, 1)
    assert read(round_) == before


@pytest.mark.parametrize("gone", [Moment.OPENS, Moment.CLOSES, Moment.INTRODUCTIONS, Moment.ENDS])
def test_a_round_cannot_do_without_four_of_its_dates(db: None, gone: Moment) -> None:
    round_ = make_round()
    with pytest.raises(Refused, match=Reason.CALENDAR_MISSING):
        services.save_calendar(round_, [one for one in read(round_) if one.moment != gone], by=None, now=NOW)


def test_a_single_date_that_comes_twice_is_refused(db: None) -> None:
    round_ = make_round()
    with pytest.raises(Refused, match=Reason.CALENDAR_TWICE):
        services.save_calendar(
            round_, [*read(round_), Planned(datetime(2026, 8, 1), Moment.NOTICE, 1)], by=None, now=NOW
        )


def test_a_calendar_that_somebody_else_saved_meanwhile_is_not_overwritten(db: None) -> None:
    round_ = make_round()
    seen, whole = queries.read_calendar_version(round_.calendar.all()), read(round_)
    mine = change(whole, Moment.ENDS, datetime(2026, 12, 1))
    theirs = change(whole, Moment.ENDS, datetime(2026, 11, 1))
    services.save_calendar(round_, theirs, based_on=seen, by=None, now=NOW)
    with pytest.raises(Refused, match=Reason.CALENDAR_CHANGED_MEANWHILE):
        services.save_calendar(round_, mine, based_on=seen, by=None, now=NOW)
    assert read(round_) == sorted(theirs)
    newer = queries.read_calendar_version(round_.calendar.all())
    assert services.save_calendar(round_, mine, based_on=newer, by=None, now=NOW)


@pytest.mark.parametrize("state", [RoundState.ENDED, RoundState.CANCELLED])
def test_the_dates_of_a_round_that_is_over_stay(db: None, state: RoundState) -> None:
    round_ = make_round()
    Round.objects.filter(pk=round_.pk).update(state=state)
    with pytest.raises(Refused, match=Reason.MOVE_NOT_ALLOWED):
        services.save_calendar(round_, change(read(round_), Moment.ENDS, datetime(2026, 12, 1)), by=None, now=NOW)


def test_a_hundred_dates_are_saved_in_as_many_queries_as_few(db: None, django_assert_max_num_queries: object) -> None:
    round_ = make_round()
    start = datetime(2026, 5, 20, 9)
    many = [Planned(start + timedelta(days=number), Moment.TOPIC, number + 100) for number in range(60)]
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        services.save_calendar(round_, [*read(round_), *many], by=None, now=NOW)
    assert round_.calendar.filter(moment=Moment.TOPIC).count() == 68
