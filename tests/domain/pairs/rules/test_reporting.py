"""Tests of who reads what a partner reports."""

from datetime import UTC, datetime

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.rules.reporting import MOST_WORDS, SEES, check_introduced, check_report, choose_readers
from pairloom.domain.pairs.states import ConcernKind
from pairloom.domain.people.states import Role

SAFE, CHIEF, SECOND, EDITOR, PARTNER = range(1, 6)
TEAM = [(Role.SAFEGUARDING, SAFE), (Role.DIRECTOR, CHIEF), (Role.DEPUTY, SECOND), (Role.EDITOR, EDITOR)]


@pytest.mark.parametrize(
    ("kind", "held", "readers"),
    [
        (ConcernKind.UNWELL, TEAM, [SAFE]),
        (ConcernKind.UNWELL, TEAM[1:], [CHIEF]),
        (ConcernKind.UNWELL, [(Role.SAFEGUARDING, PARTNER), *TEAM[1:]], [CHIEF]),
        (ConcernKind.UNWELL, [(Role.DIRECTOR, PARTNER), *TEAM[2:]], [SECOND]),
        (ConcernKind.SILENT, TEAM, [CHIEF, SECOND]),
        (ConcernKind.LEAVE, [(Role.DIRECTOR, PARTNER), (Role.DEPUTY, SECOND)], [SECOND]),
        (ConcernKind.OTHER, [(Role.DIRECTOR, CHIEF), (Role.DEPUTY, CHIEF)], [CHIEF]),
        (ConcernKind.OTHER, [(Role.DIRECTOR, PARTNER)], []),
    ],
)
def test_a_report_reaches_those_who_look_after_it_and_nobody_inside_the_pair(
    kind: ConcernKind, held: list[tuple[Role, int]], readers: list[int]
) -> None:
    assert choose_readers(kind, held, inside=frozenset({PARTNER})) == readers


def test_deputies_do_not_read_that_somebody_is_unwell_and_safeguarding_reads_nothing_else() -> None:
    everything = frozenset(ConcernKind)
    assert SEES[Role.DIRECTOR] == everything
    assert SEES[Role.DEPUTY] | SEES[Role.SAFEGUARDING] == everything
    assert SEES[Role.SAFEGUARDING] == {ConcernKind.UNWELL}


@pytest.mark.parametrize(
    ("kind", "words", "reason"),
    [("rude", "", Reason.ANSWER_WRONG), ("other", "w" * (MOST_WORDS + 1), Reason.ANSWER_LONG)],
)
def test_an_unknown_kind_and_too_many_words_are_refused(kind: str, words: str, reason: Reason) -> None:
    check_report("other", "w" * MOST_WORDS)
    with pytest.raises(Refused) as refused:
        check_report(kind, words)
    assert refused.value.reason is reason


def test_nobody_reports_a_pair_that_they_were_not_told_of() -> None:
    check_introduced(datetime(2026, 4, 20, tzinfo=UTC))
    with pytest.raises(Refused) as refused:
        check_introduced(None)
    assert refused.value.reason is Reason.MOVE_NOT_ALLOWED
