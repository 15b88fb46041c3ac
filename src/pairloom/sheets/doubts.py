"""Count for how many possible partners an unsure time zone decides whether they share enough hours."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from pairloom.sheets.hours import measure_common_hours
from pairloom.sheets.people import Applicant


def count_dependants(
    people: Sequence[Applicant], *, starts: date, ends: date, at_least: int = 8, window: tuple[int, int] = (8, 20)
) -> dict[int, int]:
    """Count for each person with an unsure zone the people abroad whom only some of the readings can reach.

    at_least  quarter hours a day that two people must share
    Gives number -> count, for unsure people alone. Costs O(unsure people × zones × their readings).
    """
    unsure = [person for person in people if person.zone_state.is_unsure and person.zone]
    zones = sorted({zone for person in people for zone in (person.zone, *person.zone_alternatives) if zone})
    places = {zone: place for place, zone in enumerate(zones)}
    shares = measure_common_hours(zones, starts=starts, ends=ends, window=window) >= at_least
    everybody = _count_by_zone(people, places)
    by_country = {
        country: _count_by_zone([person for person in people if person.country == country], places)
        for country in {person.country for person in unsure}
    }
    known: dict[tuple[str, tuple[str, ...], str | None], int] = {}
    counts: dict[int, int] = {}
    for person in unsure:
        key = (person.zone, person.zone_alternatives, person.country)
        if key not in known:
            readings = shares[[places[zone] for zone in (person.zone, *person.zone_alternatives)]]
            differs = readings.any(axis=0) & ~readings.all(axis=0)
            known[key] = int((everybody - by_country[person.country])[differs].sum())
        counts[person.number] = known[key]
    return counts


def _count_by_zone(people: Sequence[Applicant], places: Mapping[str, int]) -> NDArray[np.int64]:
    counted = Counter(person.zone for person in people)
    return np.array([counted[zone] for zone in places], np.int64)
