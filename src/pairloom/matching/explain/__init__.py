"""Explain a result in codes and values, no words: people, pairs, pairs that were not made, the whole round."""

from pairloom.matching.explain.bounds import Cost
from pairloom.matching.explain.insteads import Change, ForcedRound, InsteadReason, Solver, explain_instead
from pairloom.matching.explain.pairs import Measure, PairReason, SharedItem, explain_pair
from pairloom.matching.explain.people import PersonView, measure_person
from pairloom.matching.explain.readings import Addend, Direction
from pairloom.matching.explain.rounds import Fairness, RoundView, measure_round, price_of_fairness

__all__ = [
    "Addend",
    "Change",
    "Cost",
    "Direction",
    "Fairness",
    "ForcedRound",
    "InsteadReason",
    "Measure",
    "PairReason",
    "PersonView",
    "RoundView",
    "SharedItem",
    "Solver",
    "explain_instead",
    "explain_pair",
    "measure_person",
    "measure_round",
    "price_of_fairness",
]
