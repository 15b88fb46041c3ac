"""A match that is confirmed and stated, for tests: rows without the engine."""

from typing import Any

from pairloom.domain.pairs.models import MatchRun, RunFile
from pairloom.domain.pairs.states import FileKind, RunState
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.scenes import OPENED

PROOF = b"\x1f\x8b a proof"
OUTCOME: dict[str, Any] = {
    "pairs": 43,
    "trios": 1,
    "unplaced": 1,
    "levels": [
        {"claim": "placed", "at": None, "value": 89, "bound": 89},
        {"claim": "threshold", "at": None, "value": 678, "bound": 678},
        {"claim": "tier", "at": 600, "value": 89, "bound": 89},
        {"claim": "tier", "at": 700, "value": 88, "bound": 88},
        {"claim": "tier", "at": 800, "value": 75, "bound": 75},
        {"claim": "percentile", "at": 50, "value": 80, "bound": 80},
        {"claim": "sum", "at": None, "value": 79_345, "bound": 79_345},
        {"claim": "lot", "at": None, "value": 12_345, "bound": 12_345},
    ],
    "value": 79_345,
    "bound": 79_345,
    "mean": 891.5,
    "offered": 902.4,
    "countries": [
        {"country": "SE", "people": 40, "unplaced": 0, "mean": 900},
        {"country": "KE", "people": 49, "unplaced": 0, "mean": 880},
        {"country": "IN", "people": 1, "unplaced": 1, "mean": 0},
    ],
}


def publish(round_: Round) -> Round:
    """Let the program of a round publish its matches."""
    Program.objects.filter(pk=round_.program_id).update(publishes_match=True)
    return Round.objects.select_related("program", "form").get(pk=round_.pk)


def confirm_run(round_: Round | None = None, **fields: Any) -> MatchRun:
    """Make a confirmed match of 90 people, with a proof that is none, in a round that was matched."""
    chosen = make_closed_round(2) if round_ is None else round_
    standard: dict[str, Any] = {
        "state": RunState.CONFIRMED,
        "people": 90,
        "placed": 89,
        "seed": 4_711,
        "proof_sha256": "a" * 64,
        "snapshot_sha256": "b" * 64,
        "versions": {"pairloom": "1.2", "numpy": "2.3"},
        "outcome": OUTCOME,
        "confirmed_at": OPENED,
    }
    run = make_run(chosen, **standard | fields)
    RunFile.objects.create(run=run, kind=FileKind.PROOF, content=PROOF)
    Round.objects.filter(pk=chosen.pk).update(state=RoundState.MATCHED)
    return MatchRun.objects.select_related("round__program", "round__form").get(pk=run.pk)
