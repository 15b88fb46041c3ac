"""Solving a match in a child process."""

import sys

import pytest

from pairloom.domain.pairs.engine.children import SolvingError
from pairloom.domain.pairs.engine.matches import solving
from pairloom.domain.pairs.engine.matches.problem import pack_match
from pairloom.domain.pairs.engine.matches.solving import MatchSolving
from tests.domain.pairs.engine.matches.rounds import make_problem, solve_in_child
from tests.domain.pairs.scenes import answer

PEOPLE = [answer(place) for place in ("SE", "KE", "DE", "ZA", "EG")]
TELL = "import os, sys; os.pwrite(int(sys.argv[2]), b'tiers 0.500', 0); print('x', flush=True); sys.stdin.read(); "


def test_the_same_snapshot_gives_the_same_pairs_and_the_same_proof() -> None:
    snapshot = pack_match(make_problem(PEOPLE, seed=5))
    one, other = solve_in_child(snapshot), solve_in_child(snapshot)
    assert (one.seats, one.proof, one.result) == (other.seats, other.proof, other.result)


def test_it_tells_how_far_it_is_until_it_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "COMMAND", (sys.executable, "-c", TELL + "import time; time.sleep(60)"))
    running = MatchSolving(b"")
    while running.read_progress() == ("", 0.0):
        assert not running.wait(0.05)
    assert running.read_progress() == ("tiers", 0.5)
    running.end()
    assert running.read_progress() == ("", 0.0)


def test_what_would_fail_again_is_final_and_the_rest_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for code, is_final in ((3, True), (1, False)):
        monkeypatch.setattr(solving, "COMMAND", (sys.executable, "-c", f"raise SystemExit({code})"))
        with pytest.raises(SolvingError) as failed:
            solve_in_child(b"")
        assert failed.value.is_final is is_final
