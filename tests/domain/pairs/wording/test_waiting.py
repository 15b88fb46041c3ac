"""What introductions wait for."""

from pairloom.domain.pairs.rules.waiting import Waiting
from pairloom.domain.pairs.wording.waiting import say_waiting


def test_everything_that_a_match_waits_for_has_words_of_its_own() -> None:
    assert len({say_waiting(waiting) for waiting in Waiting}) == len(Waiting)
