"""The worker introduces partners on their day."""

import pytest

from pairloom.domain.applications.services import withdraw_application
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import Member
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import cancel_round, finish_moment
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.jobs.introductions import turn_introductions
from tests.domain.pairs.introductions import find_day, list_people, list_places, make_confirmed_round, states_of
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED

pytestmark = pytest.mark.django_db


def state_of(round_: Round) -> str:
    return Round.objects.values_list("state", flat=True).get(pk=round_.pk)


def test_a_match_is_confirmed_and_introduced_in_one_go_where_the_program_wants_it() -> None:
    round_ = make_closed_round(list_people(4))
    round_.program.confirms_by_itself = True
    round_.program.save()
    make_run(round_)
    day = find_day(round_)

    assert [turn_introductions(now=moment) for moment in (OPENED, day, day)] == [0, 5, 0]

    assert (state_of(round_), Letter.objects.filter(kind="introduction").count()) == (RoundState.RUNNING, 4)


def test_pairs_that_somebody_left_are_parted() -> None:
    round_ = make_confirmed_round(2)
    one, _other = list_places(round_)
    day = find_day(round_)
    turn_introductions(now=day)
    withdraw_application(one, by=None, now=day)
    assert [turn_introductions(now=day) for _ in range(2)] == [1, 0]
    assert (states_of(round_), Letter.objects.filter(kind="no-partner").count()) == (["closed"], 1)


def test_what_is_refused_in_one_round_keeps_no_other_from_being_introduced() -> None:
    broken, well = make_confirmed_round(2), make_confirmed_round(2)
    Person.objects.filter(pk=list_places(broken)[0].person_id).update(email="broken")
    day = max(find_day(broken), find_day(well))

    assert turn_introductions(now=day) == 2

    assert (state_of(broken), state_of(well)) == (RoundState.MATCHED, RoundState.RUNNING)


def test_the_day_of_a_round_that_runs_already_is_noted_as_done() -> None:
    round_ = make_confirmed_round(2)
    Round.objects.filter(pk=round_.pk).update(state=RoundState.RUNNING)
    day = find_day(round_)
    assert turn_introductions(now=day) == 0
    assert not finish_moment(round_.calendar.get(moment=Moment.INTRODUCTIONS), now=day)


def test_planned_pairs_of_a_round_that_was_called_off_are_closed_and_free_their_people() -> None:
    round_ = make_confirmed_round(4)
    cancel_round(round_, now=OPENED)
    assert [turn_introductions(now=find_day(round_)) for _ in range(2)] == [2, 0]
    assert states_of(round_) == ["closed", "closed"]
    assert not Member.objects.filter(left_at=None).exists()
    assert not Letter.objects.filter(kind="introduction").exists()
