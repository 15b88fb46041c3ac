"""Names of reasons."""

from pairloom.domain.pairs.states import Unplaced
from pairloom.domain.pairs.wording import UNPLACED


def test_each_reason_has_words() -> None:
    assert set(UNPLACED) == set(Unplaced)
