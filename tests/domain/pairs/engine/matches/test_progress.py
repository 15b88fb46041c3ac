"""Telling how far a match is, from one process to another."""

import tempfile

import pytest

from pairloom.domain.pairs.engine.matches import progress
from pairloom.domain.pairs.engine.matches.progress import Teller, read_progress


def test_what_was_told_last_is_read() -> None:
    with tempfile.TemporaryFile() as file:
        assert read_progress(file.fileno()) == ("", 0.0)
        tell = Teller(file.fileno())
        tell("threshold", 0.25)
        assert read_progress(file.fileno()) == ("threshold", 0.25)
        tell("sum", 1.0)
        assert read_progress(file.fileno()) == ("sum", 1.0)


def test_the_share_of_one_step_is_not_told_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryFile() as file:
        tell = Teller(file.fileno())
        for share in (0.1, 0.2):
            tell("sum", share)
        assert read_progress(file.fileno()) == ("sum", 0.1)
        monkeypatch.setattr(progress, "EVERY", 0.0)
        tell = Teller(file.fileno())
        for share in (0.3, 0.4):
            tell("sum", share)
        assert read_progress(file.fileno()) == ("sum", 0.4)
