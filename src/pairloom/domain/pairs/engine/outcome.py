"""Say in codes and numbers what a forecast found: who would have no partner and why, and who would help."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.helping import list_helps
from pairloom.domain.pairs.engine.pools import Gathered
from pairloom.domain.pairs.engine.reading import Person
from pairloom.domain.pairs.engine.solving import Solved
from pairloom.domain.pairs.states import MOST_LISTED, Unplaced
from pairloom.matching.explain.readings import Reader
from pairloom.matching.result import Why

PLAIN = {
    Why.TOO_FEW_PARTNERS: Unplaced.TOO_FEW,
    Why.ODD_ONE_OUT: Unplaced.ODD_ONE_OUT,
    Why.OUT_OF_TIME: Unplaced.OUT_OF_TIME,
}


@dataclass(frozen=True, slots=True)
class Left:
    """Hold somebody who would have no partner, and why."""

    person: Person
    why: Unplaced


def describe_outcome(gathered: Gathered, solved: Solved) -> dict[str, Any]:
    """Describe what was found, as it is stored; see pairs/states.py for the entries."""
    left = list_left(gathered, solved)
    why = Counter(one.why.value for one in left)
    return {
        "applicants": len(gathered.people),
        "placed": len(gathered.people) - len(left),
        "pairs": solved.pairs,
        "trios": solved.trios,
        "why": {code.value: why[code.value] for code in Unplaced if why[code.value]},
        "unplaced": [
            {"application": one.person.number, "country": one.person.place, "why": one.why.value}
            for one in left[:MOST_LISTED]
        ],
        "countries": list_countries(gathered.people, left),
        "helps": list(list_helps(gathered, [(one.person, one.why) for one in left])),
    }


def list_left(gathered: Gathered, solved: Solved) -> list[Left]:
    """List who would have no partner, by number, each with the reason."""
    rows = {person.number: row for row, person in enumerate(gathered.people)}
    reader = Reader(gathered.pool, gathered.plan)
    unmatched = sorted(solved.unmatched)
    return [Left(gathered.people[rows[number]], find_reason(reader, rows[number], why)) for number, why in unmatched]


def find_reason(reader: Reader, row: int, why: Why) -> Unplaced:
    """Find the reason in the words of this room: where nobody is possible, the rule that keeps away who is left."""
    if why is not Why.NOBODY_POSSIBLE:
        return PLAIN[why]
    broken = reader.find_broken(row)
    abroad = ~broken[names.COUNTRY]
    abroad[row] = False
    share = abroad & ~broken[names.LANGUAGE]
    if abroad.any() and not share.any():
        return Unplaced.NO_LANGUAGE
    hours = broken.get(names.HOURS)
    return Unplaced.NO_HOURS if share.any() and hours is not None and hours[share].all() else Unplaced.NOBODY


def list_countries(people: Sequence[Person], left: Sequence[Left]) -> list[dict[str, Any]]:
    """List the countries of those who would have no partner, with the most frequent reason; most people first."""
    everybody = Counter(person.place for person in people)
    reasons: defaultdict[str, list[Unplaced]] = defaultdict(list)
    for one in left:
        reasons[one.person.place].append(one.why)
    ranked = sorted(reasons, key=lambda place: (-len(reasons[place]), place))
    return [
        {
            "country": place,
            "people": everybody[place],
            "unplaced": len(reasons[place]),
            "why": max(Unplaced, key=reasons[place].count).value,
        }
        for place in ranked
    ]
