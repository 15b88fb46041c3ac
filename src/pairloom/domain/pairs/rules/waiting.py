"""Decide what a match needs whose day of introductions has come: to be confirmed, solved again, or a person."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from pairloom.domain.pairs.states import ACTIVE_RUNS, RunState

BETWEEN_ORDERS = timedelta(minutes=15)
"""How long after a match was ordered another one is ordered by itself, when it is out of date at once."""


class Step(StrEnum):
    """What the worker does by itself."""

    CONFIRM = "confirm"
    ORDER = "order"
    REST = "rest"
    """A match is being solved: look again soon."""


class Waiting(StrEnum):
    """What a match waits for; a person must act."""

    NO_MATCH = "no-match"
    FAILED = "failed"
    OUT_OF_DATE = "out-of-date"
    NOT_CONFIRMED = "not-confirmed"
    HELD = "held"
    BROKEN = "broken"
    """One of its groups breaks a rule."""


@dataclass(frozen=True)
class Standing:
    """Where the match of a round stands.

    newest   the state of the newest run, none without one
    has_done whether there is a finished one; is_stale whether that one is out of date
    age      how long ago the newest one was ordered
    """

    confirms_by_itself: bool
    is_held: bool
    newest: RunState | None = None
    has_done: bool = False
    is_stale: bool = False
    age: timedelta = timedelta()


def choose_step(standing: Standing) -> Step | Waiting:
    """Choose what happens next."""
    if not standing.confirms_by_itself or standing.is_held:
        return _name_waiting(standing)
    if standing.newest is not None and standing.newest in ACTIVE_RUNS:
        return Step.REST
    if standing.newest is RunState.FAILED:
        return Waiting.FAILED
    if standing.has_done and not standing.is_stale:
        return Step.CONFIRM
    if standing.newest is not None and standing.age < BETWEEN_ORDERS:
        return Step.REST
    return Step.ORDER


def _name_waiting(standing: Standing) -> Waiting:
    if standing.confirms_by_itself:
        return Waiting.HELD
    if not standing.has_done:
        return Waiting.FAILED if standing.newest is RunState.FAILED else Waiting.NO_MATCH
    return Waiting.OUT_OF_DATE if standing.is_stale else Waiting.NOT_CONFIRMED
