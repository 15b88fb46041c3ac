"""A closed round of the office's program whose match is done: two pairs, a trio, and somebody without a partner."""

from typing import Any

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.services import make_round, move_round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.matches import accept, make_run
from tests.domain.pairs.scenes import OPENED, answer
from tests.makers import NOW

COUNTRIES = ("SE", "KE", "PE", "FR", "EG", "ZA", "SE", "KE")
"""Neighbours keep all rules with each other, also the three from the fifth on."""
SPREAD = [0] * 8 + [1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1]
OUTCOME: dict[str, Any] = {
    "pairs": 2,
    "trios": 1,
    "unplaced": 1,
    "levels": [{"claim": "placed", "at": 0, "value": 7, "bound": 7}],
    "value": 6300,
    "bound": 6300,
    "gap": 0,
    "worst": 420,
    "mean": 900.5,
    "offered": 902.0,
    "got": 811.0,
    "spread": SPREAD,
    "below": {"600": 2, "700": 2, "800": 3},
    "wishes": {"asked": 10, "possible": 9, "met": 8},
    "threads": [["KE", "SE", 2], ["PE", "PH", 1]],
    "countries": [
        {"country": "SE", "people": 3, "unplaced": 0, "mean": 910.0},
        {"country": "KE", "people": 2, "unplaced": 1, "mean": 870.0},
    ],
    "languages": [{"language": "en", "people": 8, "unplaced": 1, "mean": 900.0}],
    "newcomers": {
        "first": {"people": 5, "unplaced": 1, "mean": 890.0},
        "again": {"people": 3, "unplaced": 0, "mean": 920.0},
    },
    "near": {"region": {"share": 5.0, "random": 20.0}, "language": {"share": 29.0, "random": 25.0, "code": "en"}},
    "fairness": {
        "fair_sum": 6300,
        "plain_sum": 6350,
        "fair_worst": 420,
        "plain_worst": 200,
        "fair_below": {"600": 2},
        "plain_below": {"600": 3},
        "is_proven": True,
    },
    "bridges": 1,
    "thin": 2,
    "unsure": 1,
    "why": {"odd-one-out": 1},
    "groups": [],
    "change": {},
    "seconds": {"sum": 1.0},
    "peak_mb": 300,
}


def close_round(program: Program, people: int = 8, *, slug: str = "spring") -> Round:
    """Make a round of a program that has closed, in which people of different countries have a place."""
    made = make_round(program, slug=slug, name="Spring", opens_on=OPENED.date(), now=NOW)
    move_round(made, to=RoundState.OPEN, now=OPENED)
    answers = [answer(COUNTRIES[place % len(COUNTRIES)], interests=["advocacy"]) for place in range(people)]
    accept(made, answers)
    move_round(made, to=RoundState.CLOSED, now=OPENED)
    return Round.objects.select_related("program", "form").get(pk=made.pk)


def people_of(round_: Round) -> list[Application]:
    """List who has a place in a round."""
    return list(Application.objects.filter(round=round_).select_related("person").order_by("pk"))


def match_round(round_: Round, **fields: Any) -> MatchRun:
    """Make a run that is done, with two pairs and a trio; the last person has no partner."""
    people = people_of(round_)
    groups = [people[:2], people[2:4], people[4:7]] if len(people) > 6 else None
    return make_run(round_, groups, outcome=OUTCOME, **fields)


def mark(run: MatchRun, group: int, **fields: Any) -> None:
    """Mark the first seat of a group."""
    first = run.seats.filter(group=group).order_by("id").values("pk")[:1]
    Seat.objects.filter(pk__in=list(first.values_list("pk", flat=True))).update(**fields)
