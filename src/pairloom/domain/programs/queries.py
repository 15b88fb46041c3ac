"""Reads of programs: which rounds there are, and how they stand."""

from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState


def find_newest_round() -> Round | None:
    """Find the round that was made last, with its program and calendar; cancelled rounds are left out."""
    rounds = Round.objects.exclude(state=RoundState.CANCELLED).select_related("program").prefetch_related("calendar")
    return rounds.order_by("-id").first()
