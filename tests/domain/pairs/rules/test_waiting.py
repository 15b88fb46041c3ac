"""What a match needs whose day has come."""

from datetime import timedelta
from typing import Any

import pytest

from pairloom.domain.pairs.rules.waiting import BETWEEN_ORDERS, Standing, Step, Waiting, choose_step
from pairloom.domain.pairs.states import RunState

LONG_AGO = BETWEEN_ORDERS + timedelta(seconds=1)


def stand(newest: RunState | None = None, **fields: Any) -> Standing:
    return Standing(**{"confirms_by_itself": False, "is_held": False, "newest": newest} | fields)


@pytest.mark.parametrize(
    ("standing", "step"),
    [
        (stand(), Waiting.NO_MATCH),
        (stand(RunState.FAILED), Waiting.FAILED),
        (stand(RunState.DONE, has_done=True), Waiting.NOT_CONFIRMED),
        (stand(RunState.DONE, has_done=True, is_stale=True), Waiting.OUT_OF_DATE),
        (stand(RunState.DONE, has_done=True, confirms_by_itself=True, is_held=True), Waiting.HELD),
        (stand(RunState.SOLVING, has_done=True, confirms_by_itself=True), Step.REST),
        (stand(RunState.FAILED, has_done=True, confirms_by_itself=True), Waiting.FAILED),
        (stand(RunState.DONE, has_done=True, confirms_by_itself=True), Step.CONFIRM),
        (stand(RunState.DROPPED, has_done=True, confirms_by_itself=True), Step.CONFIRM),
        (stand(confirms_by_itself=True), Step.ORDER),
        (stand(RunState.DONE, has_done=True, is_stale=True, age=LONG_AGO, confirms_by_itself=True), Step.ORDER),
        (stand(RunState.DONE, has_done=True, is_stale=True, confirms_by_itself=True), Step.REST),
    ],
)
def test_what_happens_next(standing: Standing, step: Step | Waiting) -> None:
    assert choose_step(standing) is step
