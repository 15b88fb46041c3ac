"""Making programs and rounds, and moving them on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.programs import services
from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.queries import moments_due
from pairloom.domain.programs.states import Moment, RoundState
from tests.makers import NOW, make_person
from tests.makers import make_program as store_program

OPENS_ON = date(2026, 4, 6)


def list_acts() -> list[str]:
    return list(JournalEntry.objects.order_by("id").values_list("act", flat=True))


def make_planned_round(**words: str) -> Round:
    program = store_program(**words)
    return services.make_round(program, slug="spring", name="Spring", opens_on=OPENS_ON, now=NOW)


def test_a_program_is_made_once(db: None) -> None:
    words = {"slug": "isle", "name": "Isle", "signed_by": "Noor", "now": NOW}
    services.make_program(**words, time_zone="Asia/Kathmandu", language="fr")  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        services.make_program(**words)  # type: ignore[arg-type]
    assert (refused.value.reason, refused.value.details) == (Reason.SLUG_TAKEN, {"found": "isle"})
    assert list(Program.objects.values_list("slug", "time_zone", "language")) == [("isle", "Asia/Kathmandu", "fr")]
    assert list_acts() == ["program.made"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"time_zone": "Moon"}, Reason.ZONE_UNKNOWN),
        ({"language": "tlh"}, Reason.LANGUAGE_UNKNOWN),
        ({"cadence_days": 3}, Reason.CADENCE_WRONG),
    ],
)
def test_a_program_that_makes_no_sense_is_refused(db: None, words: dict[str, str], reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        services.make_program(slug="isle", name="Isle", signed_by="Noor", now=NOW, **words)  # type: ignore[arg-type]
    assert (refused.value.reason, Program.objects.count()) == (reason, 0)


def test_a_round_comes_with_its_calendar_in_the_programs_zone(db: None) -> None:
    round_ = make_planned_round(time_zone="Asia/Kathmandu")
    opens = round_.calendar.get(moment=Moment.OPENS)
    assert opens.local == datetime(2026, 4, 6, 9, 0, tzinfo=UTC)
    assert opens.due_at == datetime(2026, 4, 6, 3, 15, tzinfo=UTC)
    assert (round_.state, round_.calendar.count(), list_acts()) == (RoundState.PLANNED, 17, ["round.made"])


def test_a_second_round_of_the_same_word_is_refused_and_leaves_no_calendar(db: None) -> None:
    round_ = make_planned_round()
    with pytest.raises(Refused):
        services.make_round(round_.program, slug="spring", name="Again", opens_on=OPENS_ON, now=NOW)
    assert (Round.objects.count(), CalendarEntry.objects.count()) == (1, 17)


def test_a_moment_is_moved_and_the_same_again_changes_nothing(db: None) -> None:
    round_, director = make_planned_round(time_zone="Europe/Berlin"), make_person()
    for _ in range(2):
        services.move_moment(round_, moment=Moment.CLOSES, local=datetime(2026, 5, 6, 12, 0), by=director, now=NOW)
    entry = round_.calendar.get(moment=Moment.CLOSES)
    assert (entry.local, entry.due_at) == (
        datetime(2026, 5, 6, 12, 0, tzinfo=UTC),
        datetime(2026, 5, 6, 10, 0, tzinfo=UTC),
    )
    assert list_acts() == ["round.made", "round.moment-moved"]


@pytest.mark.parametrize(
    ("moment", "local", "reason"),
    [
        (Moment.CLOSES, datetime(2027, 5, 6), Reason.CALENDAR_ORDER),
        (Moment.OPENS, datetime(2026, 3, 1), Reason.MOMENT_PASSED),
    ],
)
def test_a_moment_stays_where_a_refusal_leaves_it(db: None, moment: Moment, local: datetime, reason: Reason) -> None:
    round_ = make_planned_round()
    before = list(round_.calendar.values_list("moment", "number", "due_at"))
    with pytest.raises(Refused) as refused:
        services.move_moment(round_, moment=moment, local=local, by=None, now=NOW)
    assert (refused.value.reason, list(round_.calendar.values_list("moment", "number", "due_at"))) == (reason, before)


def test_a_moment_that_is_not_in_the_calendar_is_refused(db: None) -> None:
    with pytest.raises(Refused, match=Reason.CALENDAR_MISSING):
        services.move_moment(
            make_planned_round(), moment=Moment.TOPIC, number=99, local=datetime(2026, 6, 1), by=None, now=NOW
        )


def test_a_moment_is_done_once_and_not_before_its_time(db: None) -> None:
    entry = make_planned_round().calendar.get(moment=Moment.OPENS)
    later = entry.due_at + timedelta(minutes=1)
    done = [services.finish_moment(entry, now=now) for now in (NOW, later, later)]
    assert (done, list(moments_due(later))) == ([False, True, False], [])
    assert list_acts() == ["round.made", "round.moment-done"]


def test_a_round_takes_each_step_once_and_refuses_others(db: None) -> None:
    round_ = make_planned_round()
    assert [services.move_round(round_, to=RoundState.OPEN, now=NOW) for _ in range(2)] == [True, False]
    with pytest.raises(Refused) as refused:
        services.move_round(round_, to=RoundState.RUNNING, now=NOW)
    round_.refresh_from_db()
    assert (refused.value.reason, round_.state) == (Reason.MOVE_NOT_ALLOWED, RoundState.OPEN)
    assert list_acts() == ["round.made", "round.moved"]


def test_coming_moments_follow_when_the_zone_of_a_program_changes(db: None) -> None:
    round_ = make_planned_round(time_zone="UTC")
    program = round_.program
    Program.objects.filter(pk=program.pk).update(time_zone="Asia/Tokyo")
    program.refresh_from_db()
    assert [services.recount_calendar(program, now=NOW) for _ in range(2)] == [17, 0]
    assert round_.calendar.get(moment=Moment.OPENS).due_at == datetime(2026, 4, 6, 0, 0, tzinfo=UTC)
