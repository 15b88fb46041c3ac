"""Introduce the partners of a round to each other: all letters are rendered first, then all is done at once."""

from pairloom.domain.pairs.services.introducing.due import close_pairs_called_off, introduce_due_rounds
from pairloom.domain.pairs.services.introducing.introduce import introduce_round

__all__ = ["close_pairs_called_off", "introduce_due_rounds", "introduce_round"]
