"""Referee a solve: verify its certificate from the written values alone, with nothing of the engine but its errors."""

from pairloom.matching.check.levels import LevelVerdict
from pairloom.matching.check.referee import Verdict, check_certificate

__all__ = ["LevelVerdict", "Verdict", "check_certificate"]
