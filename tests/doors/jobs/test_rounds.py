"""Rounds are taken on by their calendar."""

from datetime import timedelta

from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.letters.models import Letter
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import make_round, move_round
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.jobs.rounds import turn_rounds
from tests.domain.applications.intake import make_application, open_round
from tests.makers import NOW, make_program


def make_spring() -> Round:
    return make_round(make_program(), slug="spring", name="Spring", opens_on=NOW.date() + timedelta(days=1), now=NOW)


def test_a_round_opens_and_closes_when_its_calendar_says_so(db: None) -> None:
    round_ = make_spring()
    states = []
    for moment in (Moment.OPENS, Moment.CLOSES):
        due_at = round_.calendar.get(moment=moment).due_at
        for now in (due_at - timedelta(seconds=1), due_at, due_at):
            turn_rounds(now=now)
            round_.refresh_from_db()
            states.append(str(round_.state))
    assert states == ["planned", "open", "open", "open", "closed", "closed"]


def test_a_worker_that_was_away_takes_all_steps_at_once(db: None) -> None:
    round_ = make_spring()
    assert turn_rounds(now=NOW + timedelta(days=60)) == 2
    round_.refresh_from_db()
    assert round_.state == RoundState.CLOSED


def test_a_round_that_was_opened_by_hand_is_not_opened_again(db: None) -> None:
    round_ = make_spring()
    move_round(round_, to=RoundState.OPEN, now=NOW)
    assert turn_rounds(now=round_.calendar.get(moment=Moment.OPENS).due_at) == 0
    assert round_.calendar.get(moment=Moment.OPENS).done_at is not None


def test_when_a_round_opens_who_asked_is_told_once(db: None) -> None:
    round_ = make_spring()
    NotifyMe.objects.create(program=round_.program, address="a@example.org", asked_at=NOW, confirmed_at=NOW)
    due_at = round_.calendar.get(moment=Moment.OPENS).due_at
    for now in (due_at - timedelta(seconds=1), due_at, due_at + timedelta(hours=1)):
        turn_rounds(now=now)
    assert list(Letter.objects.values_list("kind", "address")) == [("applications-open", "a@example.org")]


def test_after_a_crash_between_opening_and_telling_people_are_told_all_the_same(db: None) -> None:
    round_ = make_spring()
    NotifyMe.objects.create(program=round_.program, address="a@example.org", asked_at=NOW, confirmed_at=NOW)
    move_round(round_, to=RoundState.OPEN, now=NOW)
    for _turn in range(2):
        turn_rounds(now=round_.calendar.get(moment=Moment.OPENS).due_at)
    assert Letter.objects.count() == 1


def test_places_are_given_by_themselves_once_the_grace_has_ended(db: None) -> None:
    round_ = open_round()
    application = make_application(round_)
    closes_at = round_.calendar.get(moment=Moment.CLOSES).due_at
    states = []
    for now in (closes_at, closes_at + timedelta(minutes=16), closes_at + timedelta(minutes=17)):
        turn_rounds(now=now)
        application.refresh_from_db()
        states.append(str(application.state))
    assert states == ["confirmed", "confirmed", "accepted"]
    assert turn_rounds(now=closes_at + timedelta(hours=1)) == 0
    assert list(Letter.objects.values_list("kind", flat=True)) == ["accepted"]


def test_a_clock_that_jumps_far_ahead_closes_and_decides_at_once(db: None) -> None:
    application = make_application(open_round())
    turn_rounds(now=NOW + timedelta(days=60))
    application.refresh_from_db()
    assert application.state == ApplicationState.ACCEPTED
