"""What becomes of a letter that may or may not have arrived."""

from datetime import UTC, datetime, timedelta

import pytest

from pairloom.domain.letters.rules.unsure import resolve_by_evidence, rule_applies_at
from pairloom.domain.letters.states import LetterState, WhenUnsure


@pytest.mark.parametrize(
    ("when_unsure", "arrived", "state"),
    [
        (WhenUnsure.DROP, True, LetterState.SENT),
        (WhenUnsure.ASK, True, LetterState.SENT),
        (WhenUnsure.AGAIN_WITH_EVIDENCE, True, LetterState.SENT),
        (WhenUnsure.DROP, False, None),
        (WhenUnsure.ASK, False, None),
        (WhenUnsure.AGAIN_WITH_EVIDENCE, False, LetterState.WAITING),
    ],
)
def test_evidence_decides_as_the_kind_allows(when_unsure: WhenUnsure, arrived: bool, state: LetterState | None) -> None:
    assert resolve_by_evidence(when_unsure, arrived=arrived) == state


def test_evidence_has_ten_minutes_before_a_rule_decides() -> None:
    now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert rule_applies_at(now=now) == now + timedelta(minutes=10)
