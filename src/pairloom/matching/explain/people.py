"""Measure how well one person is served: own best, partner's rank, wishes met and missed."""

from dataclasses import dataclass

import numpy as np

from pairloom.matching.explain.readings import Direction, Reader, Reading
from pairloom.matching.plan import BEST
from pairloom.matching.result import Result, Unmatched


@dataclass(frozen=True)
class PersonView:
    """Say how well one person is served; all people are named by id.

    options             how many admissible partners the person has
    most                points that an ideal partner would give by the plan's tables alone
    best, best_partner  the most points that somebody admissible gives, and who (of several the smallest id)
    best_ties           how many admissible partners give that many
    points, rel         toward the own partner (the lower of a trio's two); -1 without one
    rank, share         as in `Direction`, of those points; 0 without a partner
    directions          one for each partner: none, one, or two in a trio
    wishes_met          names of the wishes that a partner meets with a value of 40 or more
    wishes_missed       wishes that no own partner meets though somebody admissible could
    wishes_impossible   wishes that nobody admissible can meet; they count nowhere
    price               what the place of this person costs the round; for organisers only, never for participants
    unmatched           the reason when there is no partner
    """

    person: int
    options: int
    most: int
    best: int
    best_partner: int | None
    best_ties: int
    points: int
    rel: int
    rank: int
    share: int
    directions: tuple[Direction, ...]
    wishes_met: tuple[str, ...]
    wishes_missed: tuple[str, ...]
    wishes_impossible: tuple[str, ...]
    price: float
    unmatched: Unmatched | None

    @property
    def best_of_ideal(self) -> int:
        """Give the own best as a share of the ideal partner, 0 to 1000: what this round could offer."""
        return share_of_ideal(self.best, self.most)

    @property
    def points_of_ideal(self) -> int:
        """Give the points got as a share of the ideal partner, 0 to 1000."""
        return share_of_ideal(self.points, self.most)


def share_of_ideal(points: int, most: int) -> int:
    """Give points as a share of the most possible, 0 to 1000, rounded down; 1000 where nothing is asked."""
    return BEST * max(points, 0) // most if most else BEST


def measure_person(result: Result, person: int) -> PersonView:
    """Measure one person by id; raises PoolError for an unknown one. Cost O(people x criteria)."""
    reader = Reader(result.pool, result.plan)
    row = int(result.pool.find_rows([person])[0])
    reading = reader.read(row)
    partners = result.pool.find_rows(np.asarray(result.find_partners(person), np.int64)).tolist()
    directions = tuple(reader.direct(reading, partner) for partner in partners)
    points = min((direction.points for direction in directions), default=-1)
    met, missed = _sort_wishes(directions)
    winners = _list_winners(result, reading)
    return PersonView(
        person=person,
        options=int(np.count_nonzero(reading.admissible)),
        most=reader.count_most(reading),
        best=reading.best,
        best_partner=min(winners, default=None),
        best_ties=len(winners),
        points=points,
        rel=int(result.rel[row]),
        rank=reading.find_rank(points) if directions else 0,
        share=reading.find_share(points) if directions else 0,
        directions=directions,
        wishes_met=met,
        wishes_missed=missed,
        wishes_impossible=reading.impossible,
        price=float(result.prices[row]),
        unmatched=next((reason for reason in result.unmatched if reason.person == person), None),
    )


def _list_winners(result: Result, reading: Reading) -> list[int]:
    winners = reading.admissible & (reading.points == reading.best)
    return [int(person) for person in result.pool.ids[winners]]


def _sort_wishes(directions: tuple[Direction, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    met = {addend.name for direction in directions for addend in direction.addends if addend.is_met}
    asked = [addend.name for addend in directions[0].addends if addend.is_wish and addend.applies] if directions else []
    return tuple(name for name in asked if name in met), tuple(name for name in asked if name not in met)
