"""Deal cases to the databases in turn, where a case is about the mail server or a process and not about a database."""

import pytest

from tests.letters_faults.databases import KINDS


def deal(names: str, *cases: object) -> pytest.MarkDecorator:
    """Try each case on one database in `make test`, and on the other one in `make soak`."""
    dealt = [
        pytest.param(kind, *(case if isinstance(case, tuple) else (case,)), marks=[pytest.mark.soak] * away)
        for place, case in enumerate(cases)
        for away, kind in enumerate(KINDS if place % 2 == 0 else reversed(KINDS))
    ]
    return pytest.mark.parametrize(("stage", *names.split()), dealt, indirect=["stage"])
