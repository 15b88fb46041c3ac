"""Compile a pool and a plan into small tables, and score every pair of people by them, fast and exactly."""

from pairloom.matching.scoring.scores import Scores, compile_scores

__all__ = ["Scores", "compile_scores"]
