"""The demo's example."""

import pytest

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import ForecastOrder, Member
from pairloom.domain.pairs.states import PairState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services.programs import give_first_form
from pairloom.domain.programs.states import RoundState
from pairloom.doors.jobs.applying import apply_all
from pairloom.doors.jobs.cast import CAST
from pairloom.doors.jobs.crowd import COUNT, list_crowd
from pairloom.doors.jobs.scenes import OPENED_AGO, pairs_meeting, ready_to_match, round_open, seed_demo
from tests.makers import NOW, make_program


def test_the_demo_is_seeded_once_with_an_open_round_and_letters_of_several_kinds_in_every_language(db: None) -> None:
    assert [seed_demo(now=NOW) for _ in range(2)] == [True, False]
    assert (Person.objects.count(), Round.objects.get().state) == (len(CAST) + COUNT, RoundState.OPEN)
    assert ForecastOrder.objects.filter(round=Round.objects.get()).exists()
    kinds, languages = (set(Letter.objects.values_list(field, flat=True)) for field in ("kind", "language"))
    assert (kinds, languages) == (
        {"welcome", "role-given", "role-ended", "news", "application-received", "application-confirmed"},
        {"en", "fr", "es", "ar"},
    )


@pytest.mark.parametrize("clock", [(0, 5), (23, 55)])
def test_the_demo_is_seeded_at_any_time_of_the_day(db: None, clock: tuple[int, int]) -> None:
    assert seed_demo(now=NOW.replace(hour=clock[0], minute=clock[1]))
    assert Person.objects.count() == len(CAST) + COUNT


def test_a_round_goes_from_open_over_ready_to_pairs_that_meet(db: None) -> None:
    program = make_program(confirms_by_itself=False)
    give_first_form(program, by=None, now=NOW)
    opened = round_open(program, now=NOW)
    apply_all(opened, list(list_crowd(14)), since=NOW - OPENED_AGO, now=NOW)
    ready = ready_to_match(opened)
    assert (ready.state, ready.match_runs.count()) == (RoundState.CLOSED, 1)
    met = pairs_meeting(ready)
    people = Application.objects.filter(round=met, state=ApplicationState.ACCEPTED)
    assert (met.state, set(met.pairs.values_list("state", flat=True))) == (RoundState.RUNNING, {PairState.MEETING})
    assert Member.objects.filter(pair__round=met).count() == people.count() >= 10
    told = Letter.objects.filter(kind__startswith="introduction").values_list("person_id", flat=True)
    assert sorted(told) == sorted(people.values_list("person_id", flat=True))


def test_nobody_of_the_cast_could_be_anybody() -> None:
    assert {figure.address.rpartition("@")[2] for figure in CAST} == {"example.org", "example.net"}
