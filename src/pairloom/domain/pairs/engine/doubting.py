"""Find out who could be nobody's partner, and whose wish nobody can meet, as the pool stands."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.criteria import list_asks, list_wishes
from pairloom.domain.pairs.engine.pools import Gathered
from pairloom.domain.programs.states import Ask
from pairloom.matching.explain.readings import Reader
from pairloom.matching.plan import MEETABLE, Criterion
from pairloom.matching.values import applies, read_values


@dataclass(frozen=True, slots=True)
class Impossible:
    """Say of one application that it has no possible partner, or which of its wishes nobody can meet.

    wishes  (name of the wish's question, what it asks)
    """

    number: int
    has_nobody: bool = False
    wishes: tuple[tuple[str, Ask], ...] = ()


def find_impossible(gathered: Gathered) -> Iterator[Impossible]:
    """Find those of whom something is impossible, by number. Cost O(people²) looks at rules, in numpy.

    A wish is impossible when none of the possible partners gives it a value of 40, as in the matching itself. Of
    somebody without possible partners the wishes are not looked at.
    """
    plan, form = gathered.plan, gathered.form
    reader = Reader(gathered.pool, plan)
    asked = {wish: applies(gathered.pool, wish) for wish in plan.criteria if wish.wish}
    sources = {names.name_wish(wish, ask): (wish.name, ask) for wish in list_wishes(form) for ask in list_asks(wish)}
    for row, person in enumerate(gathered.people):
        admissible = reader.find_admissible(row)
        if not admissible.any():
            yield Impossible(person.number, has_nobody=True)
            continue
        missed = [wish for wish in asked if asked[wish][row] and not _can_meet(gathered, wish, row, admissible)]
        if missed:
            yield Impossible(person.number, wishes=tuple(sources[wish.name] for wish in missed))


def _can_meet(gathered: Gathered, wish: Criterion, row: int, admissible: NDArray[np.bool_]) -> bool:
    return bool(read_values(gathered.pool, wish, row)[admissible].max(initial=-1) >= MEETABLE)
