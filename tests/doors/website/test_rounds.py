"""Tests of how a round is shown: moments in order, what is over and what comes next."""

from datetime import timedelta

import pytest

from pairloom.domain.programs.models import CalendarEntry
from pairloom.domain.programs.queries import find_newest_round
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.website.rounds import describe_round
from tests.makers import NOW, make_round


@pytest.mark.django_db
def test_what_is_over_is_done_and_only_the_first_to_come_is_next() -> None:
    made = make_round(state=RoundState.OPEN)
    plan = [(Moment.OPENS, 1, -5), (Moment.CLOSES, 1, 5), (Moment.TOPIC, 1, 20), (Moment.TOPIC, 2, 34)]
    for moment, number, days in plan:
        due = NOW + timedelta(days=days)
        CalendarEntry.objects.create(round=made, moment=moment, number=number, local=due, due_at=due)
    newest = find_newest_round()
    assert newest is not None
    shown = describe_round(newest, now=NOW)
    assert [(str(each.name), each.is_done, each.is_next) for each in shown.moments] == [
        ("Applications open", True, False),
        ("Applications close", False, True),
        ("A topic to talk about", False, False),
    ]
    assert str(shown.state) == "You can apply now."
