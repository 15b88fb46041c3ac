"""Tests of which rounds the first page shows, and which one leads."""

from datetime import timedelta

import pytest

from pairloom.domain.programs import queries
from pairloom.domain.programs.models import CalendarEntry
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.website.front import describe_front
from tests.makers import NOW, make_round

ROUNDS = {
    "first": (RoundState.OPEN, -5, 2),
    "second": (RoundState.OPEN, -5, 9),
    "soon": (RoundState.PLANNED, 9, 30),
    "later": (RoundState.PLANNED, 40, 60),
    "closed": (RoundState.OPEN, -40, -1),
    "running": (RoundState.RUNNING, -90, -60),
}


@pytest.mark.parametrize(
    ("there", "cards", "lead"),
    [
        (["second", "later", "running", "soon", "first"], ["first", "second", "soon"], None),
        (["later", "soon", "first", "closed"], ["first", "soon"], "first"),
        (["running", "later", "soon"], ["soon"], "soon"),
        (["closed", "running"], ["running"], "running"),
        ([], [], None),
    ],
)
def test_open_rounds_and_the_next_to_open_are_shown_and_a_single_open_one_leads(
    db: None, there: list[str], cards: list[str], lead: str | None
) -> None:
    for slug in there:
        state, opens_in, closes_in = ROUNDS[slug]
        made = make_round(slug=slug, state=state)
        for moment, days in ((Moment.OPENS, opens_in), (Moment.CLOSES, closes_in)):
            due = NOW + timedelta(days=days)
            CalendarEntry.objects.create(round=made, moment=moment, local=due, due_at=due)
    front = describe_front(queries.rounds_to_show(NOW), now=NOW)
    assert [each.slug for each in front.cards] == cards
    assert (front.lead and front.lead.slug) == lead
