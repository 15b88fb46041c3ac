"""Closed rounds, runs that are done, and pairs that meet: made without the engine, for tests that need rows only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.pairs.models import MatchRun, Member, Pair, Seat
from pairloom.domain.pairs.states import PairState, RunState, Unplaced
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import move_round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.scenes import OPENED, answer, apply, make_open_round

COUNTRIES = ("SE", "KE", "PE", "PH", "EG", "FR")
FACTS = {
    "shared": {"interests": ["advocacy"]},
    "met": [],
    "missed": [],
    "languages": [["en", "good", "good"]],
    "quarters": 24,
    "letters": False,
    "thin": [],
    "rel": 900,
}


def make_closed_round(people: int | Iterable[Mapping[str, Any]] = 4) -> Round:
    """Make a round that has closed, in which these people, or so many of different countries, have a place."""
    made = make_open_round()
    answers = list_answers(people) if isinstance(people, int) else list(people)
    accept(made, answers)
    move_round(made, to=RoundState.CLOSED, now=OPENED)
    return Round.objects.select_related("program", "form").get(pk=made.pk)


def list_answers(people: int) -> list[dict[str, Any]]:
    """List the answers of so many people; neighbours live in different countries."""
    return [answer(COUNTRIES[number % len(COUNTRIES)], interests=["advocacy"]) for number in range(people)]


def accept(round_: Round, answers: Iterable[Mapping[str, Any]]) -> list[Application]:
    """Let people with these answers have a place in a round."""
    applied = apply(round_, answers, state=ApplicationState.ACCEPTED)
    Application.objects.filter(pk__in=[one.pk for one in applied]).update(why=Why.PLACE, decided_at=OPENED)
    return list(Application.objects.filter(pk__in=[one.pk for one in applied]).select_related("person").order_by("pk"))


def make_run(round_: Round, groups: Sequence[Sequence[Application]] | None = None, **fields: Any) -> MatchRun:
    """Make a run that is done: neighbours are partners where no groups are given; the others have none."""
    pool = list(Application.objects.filter(round=round_, state=ApplicationState.ACCEPTED).order_by("pk"))
    chosen = [pool[place : place + 2] for place in range(0, len(pool) - 1, 2)] if groups is None else groups
    placed = {one.pk for group in chosen for one in group}
    standard = {
        "number": round_.match_runs.count() + 1,
        "state": RunState.DONE,
        "seed": 1,
        "ordered_at": OPENED,
        "ended_at": OPENED,
        "people": len(pool),
        "placed": len(placed),
        "is_proven": True,
        "is_refereed": True,
    }
    run = MatchRun.objects.create(round=round_, **standard | fields)
    Seat.objects.bulk_create(_seat(run, one, number, group) for number, group in enumerate(chosen, 1) for one in group)
    left = [one for one in pool if one.pk not in placed]
    Seat.objects.bulk_create(
        Seat(run=run, application=one, country=one.country, why=Unplaced.ODD_ONE_OUT.value) for one in left
    )
    return run


def _seat(run: MatchRun, one: Application, number: int, group: Sequence[Application]) -> Seat:
    facts = {str(other.pk): FACTS for other in group if other.pk != one.pk}
    return Seat(
        run=run, application=one, group=number, country=one.country, rel=900, rank=1, share=100, options=3,
        best_of_ideal=950, facts=facts,
    )  # fmt: skip


def make_pair(*applications: Application, state: PairState = PairState.MEETING, **fields: Any) -> Pair:
    """Make a pair or a trio of these people, who meet."""
    round_ = applications[0].round
    standard = {"number": round_.pairs.count() + 1, "made_at": OPENED, "introduced_at": OPENED, "language": "en"}
    pair = Pair.objects.create(round=round_, state=state, **standard | fields)
    for one in applications:
        facts = {str(other.pk): FACTS for other in applications if other.pk != one.pk}
        Member.objects.create(pair=pair, round=round_, person=one.person, application=one, facts=facts)
    return pair
