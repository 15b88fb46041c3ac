"""Choose what the first page shows of rounds: those that are open, and the next to open."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from pairloom.domain.pairs.queries import rounds_with_statement
from pairloom.domain.programs.models import Round
from pairloom.doors.website.rounds import ShownRound, describe_round


@dataclass(frozen=True)
class Front:
    """What the first page shows; the large button is about the leading round, the others have their own."""

    cards: tuple[ShownRound, ...]
    lead: ShownRound | None


def describe_front(rounds: Iterable[Round], *, now: datetime) -> Front:
    """Describe the rounds that are open and the next to open, else the first that is under way.

    They come in the order of `rounds_to_show`. Where several are open, none leads.
    """
    listed = list(rounds)
    stated = rounds_with_statement(listed)
    described = [replace(describe_round(each, now=now), has_statement=each.pk in stated) for each in listed]
    opens = [each for each in described if each.is_open]
    soon = [each for each in described if each.is_soon]
    cards = (*opens, *soon[:1]) or tuple(described[:1])
    return Front(cards, None if len(opens) > 1 else next(iter(cards), None))
