"""Tests of the words for reports."""

from pairloom.domain.pairs.states import ConcernKind
from pairloom.doors.backoffice.concerns.words import KINDS


def test_every_kind_has_its_words_and_what_to_do_first() -> None:
    assert set(KINDS) == set(ConcernKind)
