"""People without a partner are asked by one letter whether a wish may go; their press is all that changes anything."""

from datetime import timedelta

import pytest

from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.services import answer_doubt, ask_to_relax, stand_by, withdraw_application
from pairloom.domain.applications.states import ApplicationState, DoubtKind, Why
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState
from tests.domain.applications.intake import ALL, find_end, make_application, open_round
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed() -> Application:
    """Give somebody with a place in a round that has closed, who wishes the same kind of workplace."""
    return make_application(open_round(state=RoundState.CLOSED), state=ApplicationState.ACCEPTED, why=Why.PLACE)


def test_one_letter_asks_and_pressing_twice_writes_once(placed: Application) -> None:
    now, director = find_end(placed.round), make_person()
    asked = [ask_to_relax(placed, "wish_sector", by=director, now=now) for _ in range(2)]
    doubt, letter = Doubt.objects.get(), Letter.objects.get()
    assert asked == [doubt, doubt]
    assert (doubt.kind, doubt.about, doubt.choices, doubt.asked_at) == ("relax", "wish_sector", ["any", "keep"], now)
    assert (letter.kind, letter.address, letter.about) == (
        *("wish-question", placed.person.email, f"application:{placed.pk}"),
    )
    assert ("look without this wish" in letter.text, "/apply/answer/" in letter.text) == (True, True)
    entry = JournalEntry.objects.get(act="wish.asked")
    assert (entry.by, entry.details) == (director, {"wish": "wish_sector"})


def test_yes_takes_the_wish_away_and_nothing_else_and_the_match_is_out_of_date(placed: Application) -> None:
    now = find_end(placed.round)
    doubt = ask_to_relax(placed, "wish_sector", by=None, now=now)
    later = now + timedelta(days=1)
    for _ in range(2):
        answer_doubt(doubt, answer="any", now=later)
    placed.refresh_from_db()
    assert placed.answers == ALL | {"wish_sector": "any"}
    assert (placed.state, placed.version, placed.changed_at) == (ApplicationState.ACCEPTED, 2, later)
    with pytest.raises(Refused, match=Reason.DOUBT_ANSWERED):
        answer_doubt(doubt, answer="keep", now=later)


def test_no_changes_nothing_and_nobody_is_asked_once_more(placed: Application) -> None:
    now = find_end(placed.round)
    answer_doubt(ask_to_relax(placed, "wish_sector", by=None, now=now), answer="keep", now=now)
    with pytest.raises(Refused, match=Reason.WISH_ANSWERED):
        ask_to_relax(placed, "wish_sector", by=None, now=now)
    placed.refresh_from_db()
    assert (placed.answers, placed.version, Letter.objects.count()) == (ALL, 1, 1)


@pytest.mark.parametrize("wish", ["wish_stage", "interests", "nothing"])
def test_what_is_no_wish_of_the_person_is_not_asked(placed: Application, wish: str) -> None:
    with pytest.raises(Refused, match=Reason.ANSWER_WRONG):
        ask_to_relax(placed, wish, by=None, now=find_end(placed.round))
    assert (Doubt.objects.count(), Letter.objects.count()) == (0, 0)


@pytest.mark.parametrize("answer", ["any", "keep"])
def test_once_the_match_is_confirmed_it_is_too_late(placed: Application, answer: str) -> None:
    now = find_end(placed.round)
    doubt = ask_to_relax(placed, "wish_sector", by=None, now=now)
    Round.objects.filter(pk=placed.round_id).update(state=RoundState.MATCHED)
    with pytest.raises(Refused, match=Reason.WISH_TOO_LATE):
        answer_doubt(doubt, answer=answer, now=now)
    with pytest.raises(Refused, match=Reason.WISH_TOO_LATE):
        ask_to_relax(placed, "wish_sector", by=None, now=now)
    placed.refresh_from_db()
    doubt.refresh_from_db()
    assert (placed.answers, doubt.answered_at) == (ALL, None)


def test_who_was_set_aside_meanwhile_may_still_answer_and_does_not_learn_of_it(placed: Application) -> None:
    now = find_end(placed.round)
    doubt = ask_to_relax(placed, "wish_sector", by=None, now=now)
    stand_by(placed, by=None, now=now)
    answer_doubt(doubt, answer="any", now=now)
    placed.refresh_from_db()
    assert (placed.answers["wish_sector"], placed.state) == ("any", ApplicationState.STANDBY)


def test_after_the_introductions_who_stands_by_answers_as_with_any_change(placed: Application) -> None:
    now = find_end(placed.round)
    doubt = ask_to_relax(placed, "wish_sector", by=None, now=now)
    stand_by(placed, by=None, now=now)
    Round.objects.filter(pk=placed.round_id).update(state=RoundState.RUNNING)
    answer_doubt(doubt, answer="any", now=read_round_times(placed.round).meets_at + timedelta(days=1))
    placed.refresh_from_db()
    assert placed.answers["wish_sector"] == "any"


def test_a_question_ends_with_a_withdrawal(placed: Application) -> None:
    now = find_end(placed.round)
    ask_to_relax(placed, "wish_sector", by=None, now=now)
    withdraw_application(placed, by=placed.person, now=now)
    assert placed.doubts.filter(kind=DoubtKind.RELAX).count() == 0
    with pytest.raises(Refused, match=Reason.APPLICATION_WITHDRAWN):
        ask_to_relax(placed, "wish_sector", by=None, now=now)
