"""Build the pool of the engine from the applications of a round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.columns import Vocabulary, encode_people
from pairloom.domain.pairs.engine.reading import Entry, Person, list_earlier_pairs, read_people
from pairloom.domain.programs.catalogue import Form
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.sheets.hours import measure_common_hours

FROM, UNTIL = 8, 20
"""The hours of the day, in local time, in which people can talk when the program says nothing else."""


@dataclass(frozen=True, slots=True)
class Days:
    """Hold the days of a round, and the hours of the day in which partners can talk."""

    starts: date
    ends: date
    window: tuple[int, int] = (FROM, UNTIL)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Hold a pool beside the people in its rows, what its codes stand for, and what it was built by."""

    pool: Pool
    people: Sequence[Person]
    vocabulary: Vocabulary
    form: Form
    plan: Plan
    days: Days


def read_window(plan: Mapping[str, Any]) -> tuple[int, int]:
    """Read from a program's plan the hours of the day in which people can talk."""
    return int(plan.get("hours_from", FROM)), int(plan.get("hours_until", UNTIL))


def build_pool(
    entries: Iterable[Entry], form: Form, plan: Plan, days: Days, *, more_zones: Iterable[str] = ()
) -> Gathered:
    """Build the pool of these applications, whose ids are their numbers.

    The form says which answers there are; answers are read by the name of their question, whatever version of the
    form asked for them, and codes that this form does not know count as not answered. Common hours are the fewest of
    all days of the round; `more_zones` are measured too although nobody in the pool lives there. Who was a partner
    before is known only as far as people wrote it.
    """
    listed = sorted(entries, key=lambda entry: entry.number)
    people = read_people(listed, form)
    vocabulary = gather_vocabulary(people, more_zones)
    columns = encode_people(people, form, vocabulary)
    hours = measure_common_hours(list(vocabulary.zones), starts=days.starts, ends=days.ends, window=days.window)
    pool = Pool(
        ids=np.array([person.number for person in people], np.int64),
        codes=columns.codes,
        flags=columns.flags,
        masks=columns.masks,
        grids={names.HOURS: hours},
        earlier=np.array(sorted(set(list_earlier_pairs(listed, form))), np.int64).reshape(-1, 2),
    )
    return Gathered(pool, people, vocabulary, form, plan, days)


def gather_vocabulary(people: Sequence[Person], more_zones: Iterable[str] = ()) -> Vocabulary:
    """Gather what the codes of these people stand for."""
    zones = _sort([person.zone for person in people] + list(more_zones))
    return Vocabulary(
        countries=_sort(person.country for person in people),
        regions=_sort(person.region for person in people),
        languages=_sort(code for person in people for code in person.languages),
        zones={zone: code for code, zone in enumerate(zones)},
    )


def _sort(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))
