"""Tests of what of a match needs somebody, on the first page of the office."""

from datetime import timedelta

import pytest
from django.test import Client

from pairloom import clock
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.states import Moment
from tests.doors.backoffice.match.matched import match_round

pytestmark = pytest.mark.django_db
START = "/office/"
CONFIRM = "/office/rounds/spring/match/confirm/"


def read(client: Client) -> str:
    """Read the first page of the office."""
    return client.get(START).content.decode()


def test_a_run_that_failed_stands_there_with_the_way_to_what_to_do(led: Client, spring: Round) -> None:
    match_round(spring)
    MatchRun.objects.update(state=RunState.FAILED)
    shown = read(led)
    assert ("The match did not finish" in shown, 'href="/office/rounds/spring/match/"' in shown) == (True, True)


@pytest.mark.parametrize(("minutes", "is_overdue"), [(-60, False), (5, False), (20, True)])
def test_introductions_that_do_not_come_about_stand_there(
    led: Client, spring: Round, minutes: int, *, is_overdue: bool
) -> None:
    match_round(spring)
    led.post(CONFIRM, {"run": "1"}, follow=True)
    due = clock.now() - timedelta(minutes=minutes)
    CalendarEntry.objects.filter(round=spring, moment=Moment.INTRODUCTIONS).update(due_at=due)
    shown = read(led)
    said = ("The introductions could not be made" in shown, "The match is confirmed" in shown)
    assert said == (is_overdue, not is_overdue)
    assert f'href="{CONFIRM}"' in shown
