"""Explain a match that is done: quickly, in the process of a web page, without the solver."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.engine.matches.explaining import (
    Explainer,
    InsteadView,
    PairView,
    TrioOption,
    open_explainer,
)
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries.working import read_result_files
from pairloom.domain.pairs.rules.ruling import NO_PLACE, SAME_PERSON

RUNS_IN_MEMORY = 2
T = TypeVar("T")


def view_pair(run: MatchRun, one: int, other: int) -> PairView:
    """View two people of a run beside each other, by the numbers of their applications.

    Refused when the run keeps no files, when it does not know one of them, and for one person twice.
    """
    _check_two(one, other)
    return _explain(run, lambda explainer: explainer.view_pair(one, other))


def view_instead(run: MatchRun, person: int, other: int) -> InsteadView:
    """View why a person was not matched with another one, and what it would have cost; refused likewise."""
    _check_two(person, other)
    return _explain(run, lambda explainer: explainer.view_instead(person, other))


def list_trio_options(run: MatchRun, application: int) -> list[TrioOption]:
    """List the pairs that somebody without a partner could join, the best first, five at most; refused likewise."""
    return _explain(run, lambda explainer: explainer.list_trio_options(application))


def _check_two(one: int, other: int) -> None:
    if one == other:
        raise Refused(Reason.PAIR_NOT_POSSIBLE, rule=SAME_PERSON)


def _explain(run: MatchRun, ask: Callable[[Explainer], T]) -> T:
    explainer = _open(run.pk, run.proof_sha256)
    if explainer is None:
        raise Refused(Reason.MATCH_NOT_DONE)
    try:
        return ask(explainer)
    except KeyError as error:
        raise Refused(Reason.PAIR_NOT_POSSIBLE, rule=NO_PLACE) from error


@lru_cache(maxsize=RUNS_IN_MEMORY)
def _open(run: int, proof: str) -> Explainer | None:
    """Open a run; one with another proof, or one that was emptied meanwhile, is opened anew."""
    files = read_result_files(run) if proof else None
    return None if files is None else open_explainer(*files)
