"""Tests of what an organiser may say about a match beside what was said before."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.rules import Said, check_may_rule, check_may_say
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.programs.states import RoundState

PIN, FORBID, TRIO, PULL = RulingKind.PIN, RulingKind.FORBID, RulingKind.TRIO, RulingKind.PULL


def say(kind: RulingKind, *people: int) -> Said:
    """Say something about some people."""
    return Said(kind, frozenset(people))


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (RoundState.OPEN, Reason.MATCH_TOO_EARLY),
        (RoundState.PLANNED, Reason.MATCH_TOO_EARLY),
        (RoundState.MATCHED, Reason.MATCH_CONFIRMED),
        (RoundState.RUNNING, Reason.MATCH_CONFIRMED),
        (RoundState.CANCELLED, Reason.MATCH_CONFIRMED),
    ],
)
def test_a_match_is_ruled_between_closing_and_confirming_only(state: RoundState, reason: Reason) -> None:
    check_may_rule(RoundState.CLOSED)
    with pytest.raises(Refused) as refusal:
        check_may_rule(state)
    assert refusal.value.reason is reason


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (say(PIN, 1, 2), say(PIN, 2, 3)),
        (say(PIN, 1, 2), say(TRIO, 1, 2, 3)),
        (say(PIN, 1, 2), say(PULL, 1)),
        (say(TRIO, 1, 2, 3), say(PULL, 3)),
        (say(TRIO, 1, 2, 3), say(PIN, 3, 4)),
        (say(FORBID, 1, 2), say(PIN, 1, 2)),
        (say(FORBID, 1, 3), say(TRIO, 1, 2, 3)),
        (say(PULL, 1), say(PIN, 1, 2)),
        (say(PULL, 2), say(TRIO, 1, 2, 3)),
    ],
)
def test_what_contradicts_an_earlier_word_is_refused(wanted: Said, said: Said) -> None:
    with pytest.raises(Refused) as refusal:
        check_may_say(wanted, [said])
    assert refusal.value.reason is Reason.PAIR_PINNED_ALREADY


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (say(PIN, 1, 2), say(PIN, 1, 2)),
        (say(PIN, 1, 2), say(PIN, 3, 4)),
        (say(PIN, 1, 2), say(FORBID, 2, 3)),
        (say(FORBID, 1, 2), say(FORBID, 1, 3)),
        (say(FORBID, 1, 2), say(PIN, 1, 3)),
        (say(FORBID, 1, 2), say(PULL, 1)),
        (say(PULL, 1), say(FORBID, 1, 2)),
        (say(RulingKind.HOLD), say(PIN, 1, 2)),
    ],
)
def test_what_goes_with_an_earlier_word_may_be_said(wanted: Said, said: Said) -> None:
    check_may_say(wanted, [said])


@pytest.mark.parametrize("wanted", [say(PIN, 1, 2), say(TRIO, 1, 2, 3)])
def test_who_was_forbidden_to_be_partners_is_never_put_together(wanted: Said) -> None:
    with pytest.raises(Refused) as refusal:
        check_may_say(wanted, [say(FORBID, 1, 2)])
    assert (refusal.value.reason, refusal.value.details) == (Reason.PAIR_NOT_POSSIBLE, {"rule": "forbidden"})
