"""Everything the engine refuses is one family of errors, so that a door can tell them from faults."""

import pytest

from pairloom.matching import errors


@pytest.mark.parametrize("name", ["GraphError", "PoolError", "PlanError", "WishError", "ProofError"])
def test_each_refusal_belongs_to_the_engine_and_keeps_its_sentence(name: str) -> None:
    kind = getattr(errors, name)
    assert issubclass(kind, errors.MatchingError)
    assert issubclass(kind, ValueError)
    assert str(kind("points is 3; 4 is wanted")) == "points is 3; 4 is wanted"


def test_refusals_are_told_apart() -> None:
    kinds = [errors.GraphError, errors.PoolError, errors.PlanError, errors.WishError, errors.ProofError]
    assert [one for one in kinds for other in kinds if one is not other and issubclass(one, other)] == []
