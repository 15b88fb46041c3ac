"""Tests of the names of what partners report."""

from pairloom.domain.pairs.states import ConcernKind
from pairloom.domain.pairs.wording.concerns import CONCERNS


def test_every_kind_of_report_has_its_words() -> None:
    assert set(CONCERNS) == set(ConcernKind)
