"""Tests of what partners may agree on."""

from datetime import date, timedelta

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.rules.agreeing import (
    LONGEST_AHEAD,
    MOST_WORDS,
    Proposal,
    check_meets,
    check_proposal,
    check_seen,
)
from pairloom.domain.pairs.states import Channel, PairState, Rhythm

TODAY = date(2026, 4, 20)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "has_left", "reason"),
    [
        (PairState.PLANNED, False, Reason.MOVE_NOT_ALLOWED),
        (PairState.CLOSED, False, Reason.PAIR_CLOSED),
        (PairState.MEETING, True, Reason.PAIR_CLOSED),
    ],
)
def test_only_people_of_a_pair_that_meets_may_act_in_it(state: PairState, has_left: bool, reason: Reason) -> None:
    check_meets(PairState.MEETING, has_left=False)
    with pytest.raises(Refused) as refused:
        check_meets(state, has_left=has_left)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    "wanted",
    [
        Proposal(),
        Proposal(Rhythm.WEEKLY, Channel.VIDEO, "w" * MOST_WORDS),
        Proposal(away_from=TODAY - 3 * DAY, away_until=TODAY),
        Proposal(away_from=TODAY, away_until=TODAY + LONGEST_AHEAD),
    ],
)
def test_what_can_be_meant_is_taken(wanted: Proposal) -> None:
    check_proposal(wanted, today=TODAY)


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Proposal(rhythm="hourly"), Reason.ANSWER_WRONG),
        (Proposal(channel="pigeon"), Reason.ANSWER_WRONG),
        (Proposal(words="w" * (MOST_WORDS + 1)), Reason.ANSWER_LONG),
        (Proposal(away_from=TODAY), Reason.DATES_WRONG),
        (Proposal(away_until=TODAY), Reason.DATES_WRONG),
        (Proposal(away_from=TODAY + DAY, away_until=TODAY), Reason.DATES_WRONG),
        (Proposal(away_from=TODAY - 3 * DAY, away_until=TODAY - DAY), Reason.DATES_WRONG),
        (Proposal(away_from=TODAY, away_until=TODAY + LONGEST_AHEAD + DAY), Reason.DATES_WRONG),
    ],
)
def test_what_cannot_be_meant_is_refused(wanted: Proposal, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        check_proposal(wanted, today=TODAY)
    assert refused.value.reason is reason


def test_nothing_is_saved_over_what_somebody_has_not_seen() -> None:
    check_seen(2, version=2)
    with pytest.raises(Refused) as refused:
        check_seen(1, version=2)
    assert refused.value.reason is Reason.AGREEMENT_CHANGED_MEANWHILE
