"""Tests of where a person stands: what is possible in which state and when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pairloom.domain.applications.queries import doubts_in, find_times, read_begun, read_standing, read_standings
from pairloom.domain.applications.services import begin_draft, raise_doubt
from pairloom.domain.applications.states import ApplicationState, DoubtKind
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import OPEN, fill_draft, make_application, open_round
from tests.makers import make_person, make_round

State = ApplicationState


@pytest.mark.parametrize(
    ("state", "before", "after"),
    [
        (State.RECEIVED, "change confirm withdraw", "change confirm withdraw"),
        (State.CONFIRMED, "change withdraw", "withdraw"),
        (State.INCOMPLETE, "change confirm withdraw", "change confirm withdraw"),
        (State.STANDBY, "change withdraw", "change withdraw"),
        (State.WITHDRAWN, "take_back", ""),
    ],
)
def test_what_may_be_done_depends_on_state_and_time(db: None, state: State, before: str, after: str) -> None:
    round_ = open_round()
    application = make_application(round_, state=state)
    closed = read_round_times(round_).grace_ends_at + timedelta(hours=1)
    found = []
    for now, of_round in ((OPEN, RoundState.OPEN), (closed, RoundState.CLOSED)):
        Round.objects.filter(pk=round_.pk).update(state=of_round)
        one = read_standing(application.person, round_, now=now)
        assert one is not None
        found.append(
            " ".join(act for act in ("change", "confirm", "take_back", "withdraw") if getattr(one, f"may_{act}"))
        )
    assert found == [before, after]


def test_nothing_may_be_done_in_a_round_that_is_over(db: None) -> None:
    application = make_application(open_round())
    Round.objects.filter(pk=application.round_id).update(state=RoundState.ENDED)
    [one] = read_standings(application.person, now=OPEN)
    assert (one.is_over, one.may_change, one.may_withdraw, one.may_confirm) == (True, False, False, False)


def test_open_questions_come_with_what_they_are_about(db: None) -> None:
    application = make_application(open_round())
    doubt = raise_doubt(application, kind=DoubtKind.NOBODY_POSSIBLE, choices=["keep"], now=OPEN)
    assert read_standings(application.person, now=OPEN)[0].doubts == [doubt]


def test_reading_costs_three_queries_however_many_rounds(db: None) -> None:
    person = make_person()
    for _number in range(3):
        make_application(open_round(), person=person)
    with CaptureQueriesContext(connection) as read:
        assert len(read_standings(person, now=OPEN)) == 3
    assert len(read) == 3


def test_a_begun_form_is_found_until_the_round_takes_no_more(db: None) -> None:
    person, round_ = make_person(), open_round()
    draft = begin_draft(round_, language="en", person=person, now=OPEN)
    assert [one.draft for one in read_begun(person, now=OPEN)] == [draft]
    assert read_begun(person, now=read_round_times(round_).half_at) == []


def test_a_round_without_calendar_has_no_times(db: None) -> None:
    person, round_ = make_person(), make_round()
    make_application(round_, person=person, form=open_round().form)
    [one] = read_standings(person, now=OPEN)
    assert (find_times(round_), one.times, one.may_change) == (None, None, False)


def test_a_begun_form_leaves_open_what_its_answers_leave_open(db: None) -> None:
    draft = fill_draft(open_round(), changes={"stage": "", "wish_stage": "same"})
    assert [(one.kind, one.about) for one in doubts_in(draft)] == [(DoubtKind.CONTRADICTION, "wish_stage")]
