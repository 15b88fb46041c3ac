"""Choose who may take part when one country sends very many people."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import floor

from pairloom.sheets.people import Applicant

SMALLEST_CAPPED_ROUND = 50
_LEAST_OF_A_COUNTRY = 2


class WaitingReason(StrEnum):
    """Say why somebody is on the waiting list."""

    COUNTRY_FULL = "country_full"  # the cap of the country was reached before this person applied
    COUNTRY_UNREAD = "country_unread"  # the country could not be read; correct it and match again


@dataclass(frozen=True, slots=True)
class Waiting:
    """Hold one person of the waiting list and why."""

    applicant: Applicant
    reason: WaitingReason


def count_places(people: int, *, share: float) -> int:
    """Count how many people of one country may take part in a round of so many applicants."""
    if people < SMALLEST_CAPPED_ROUND:
        return people
    return max(_LEAST_OF_A_COUNTRY, floor(round(share * people, 6)))


def apply_cap(
    applicants: Iterable[Applicant], share: float = 0.20
) -> tuple[tuple[Applicant, ...], tuple[Waiting, ...]]:
    """Accept people in order of arrival until their country is full; gives the accepted and the waiting.

    share  the largest share of one country, above 0; 1 or more: no cap. Counted once, from all applicants; those
           whose country could not be read are counted too, and wait in any case. Where all are of one country there
           is nothing to balance, and so no cap.
    """
    if not share > 0:
        raise ValueError(f"share is {share}; more than 0 is wanted")
    queue = sorted(applicants, key=lambda person: person.number)
    is_mixed = len({person.country for person in queue if person.country}) > 1
    places = count_places(len(queue), share=share) if is_mixed else len(queue)
    taken: Counter[str] = Counter()
    accepted: list[Applicant] = []
    waiting: list[Waiting] = []
    for person in queue:
        if person.country is None:
            waiting.append(Waiting(person, WaitingReason.COUNTRY_UNREAD))
        elif taken[person.country] >= places:
            waiting.append(Waiting(person, WaitingReason.COUNTRY_FULL))
        else:
            taken[person.country] += 1
            accepted.append(person)
    return tuple(accepted), tuple(waiting)
