"""Read what is stated about the match of a round: for everybody where the program publishes it, else for auditors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries.rulings import has_pins
from pairloom.domain.pairs.rules.stating import SMALL, Claim, Reached, Stated, blur, state_levels
from pairloom.domain.pairs.states import RunState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState

AFTER_CONFIRMING = frozenset({RoundState.MATCHED, RoundState.RUNNING, RoundState.ENDED})


@dataclass(frozen=True)
class Statement:
    """What is stated about a match. Numbers that would point at one or two people are none.

    is_small    with so few people no number is told at all
    placed      people with a partner; unplaced: with a place and without a partner
    mean        how well people are served on average; offered: what the round could offer, of an ideal partner
    value       the sum of how well all are served; bound: the most that may be possible
    decisions   how often organisers decided by hand
    run_plan    the plan of the engine; services.state_plan says it in sentences
    """

    round: Round
    is_small: bool
    is_proven: bool
    is_refereed: bool
    placed: int
    pairs: int
    trios: int
    countries: int
    unplaced: int | None
    mean: int
    offered: int
    value: int
    bound: int
    levels: list[Stated]
    decisions: int | None
    run_plan: Mapping[str, Any]
    seed: int
    proof_sha256: str
    snapshot_sha256: str
    versions: Mapping[str, str]
    made_at: datetime | None
    confirmed_at: datetime | None


def read_statement(round_: Round) -> Statement | None:
    """Read what is stated about the confirmed match of a round; none while there is none. Two queries at most."""
    run = _confirmed().filter(round=round_).first() if round_.state in AFTER_CONFIRMING else None
    return None if run is None else describe_match(round_, run)


def read_public_statement(round_: Round) -> Statement | None:
    """Read what everybody may read about the match of a round; none where the program does not publish it."""
    return read_statement(round_) if round_.program.publishes_match else None


def rounds_with_statement(rounds: Iterable[Round]) -> set[int]:
    """List by number of which rounds everybody may read about the match; one query, none where none is published."""
    asked = [one.pk for one in rounds if one.program.publishes_match and one.state in AFTER_CONFIRMING]
    return set(_confirmed().filter(round__in=asked).values_list("round_id", flat=True)) if asked else set()


def runs_stated_in_public() -> list[MatchRun]:
    """List the confirmed matches about which everybody may read, with their rounds, oldest round first; one query."""
    shown = _confirmed().filter(round__program__publishes_match=True, round__state__in=AFTER_CONFIRMING)
    return list(shown.select_related("round").only("confirmed_at", "round__slug").order_by("round_id"))


def describe_match(round_: Round, run: MatchRun) -> Statement:
    """Describe a match that is done."""
    outcome = run.outcome
    return Statement(
        round=round_,
        is_small=run.placed < SMALL,
        is_proven=run.is_proven,
        is_refereed=run.is_refereed,
        placed=run.placed,
        pairs=outcome.get("pairs", 0),
        trios=outcome.get("trios", 0),
        countries=_count_countries(outcome),
        unplaced=blur(run.people - run.placed),
        mean=round(outcome.get("mean", 0)),
        offered=round(outcome.get("offered", 0)),
        value=outcome.get("value", 0),
        bound=outcome.get("bound", 0),
        levels=state_levels(_read_levels(outcome), has_pins=has_pins(run)),
        decisions=blur(len(run.rulings)),
        run_plan=run.plan,
        seed=run.seed,
        proof_sha256=run.proof_sha256,
        snapshot_sha256=run.snapshot_sha256,
        versions={str(name): str(version) for name, version in run.versions.items()},
        made_at=run.ended_at,
        confirmed_at=run.confirmed_at,
    )


def _confirmed() -> QuerySet[MatchRun]:
    return MatchRun.objects.filter(state=RunState.CONFIRMED)


def _read_levels(outcome: Mapping[str, Any]) -> list[Reached]:
    levels = outcome.get("levels", [])
    return [Reached(Claim(one["claim"]), int(one["at"] or 0), one["value"], one["bound"]) for one in levels]


def _count_countries(outcome: Mapping[str, Any]) -> int:
    return sum(one["people"] > one["unplaced"] for one in outcome.get("countries", []))
