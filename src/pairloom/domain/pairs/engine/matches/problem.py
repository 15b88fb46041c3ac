"""Pack all that a match is made from: pool, plan, form, seed, the organisers' word. The same gives the same bytes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pairloom.domain.pairs.engine.columns import Vocabulary
from pairloom.domain.pairs.engine.pools import Days, Gathered
from pairloom.domain.pairs.engine.problem import list_arrays, pack_arrays, take_pool, unpack_arrays
from pairloom.domain.pairs.engine.reading import Entry, find_answer
from pairloom.domain.programs.catalogue import Form, read_form, write_form
from pairloom.domain.programs.states import QuestionKind
from pairloom.matching.plan import Plan
from pairloom.matching.problem import Pool
from pairloom.sheets.answers.zones import ZoneReader

Numbers = NDArray[np.int64]
Couple = tuple[int, int]
LISTED = ("pinned", "forbidden", "preview", "trios", "pulled", "others")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold what is wanted beside the rules, in numbers of applications.

    seed       of the lot
    pinned     two who are partners; forbidden: two who are not
    preview    two who were partners in the run before: a small bonus
    trios      three who are a group; pulled: who is not matched
    earlier    two who were partners in an earlier round, beside those whom people wrote themselves
    blocked    two who are kept apart
    """

    seed: int = 0
    pinned: Iterable[Couple] = ()
    forbidden: Iterable[Couple] = ()
    preview: Iterable[Couple] = ()
    trios: Iterable[tuple[int, int, int]] = ()
    pulled: Iterable[int] = ()
    earlier: Iterable[Couple] = ()
    blocked: Iterable[Couple] = ()


@dataclass(frozen=True, slots=True)
class MatchProblem:
    """Hold a match to be solved; people are named by the ids of the pool, which holds also those who are taken out.

    places     the country that each row of the pool was given, beside the one it counts as
    others     int64[k, 2], a row and a zone that may be the right one too: the person named none
    """

    pool: Pool
    plan: Plan
    form: Form
    vocabulary: Vocabulary
    places: tuple[str, ...]
    seed: int
    pinned: Numbers
    forbidden: Numbers
    preview: Numbers
    trios: Numbers
    pulled: Numbers
    others: Numbers

    def find_solved_rows(self) -> NDArray[np.int64]:
        """Find the rows that the engine matches: all but those who are pulled, or in a group made by hand."""
        taken = np.isin(self.pool.ids, np.concatenate([self.trios.ravel(), self.pulled.ravel()]))
        return np.flatnonzero(~taken)


def list_more_zones(entries: Iterable[Entry], form: Form, days: Days) -> set[str]:
    """List the zones that may be the right ones for somebody who has named none, where a country's zones lie apart."""
    read = ZoneReader(days.starts.year)
    return {zone for entry in entries for zone in _read_other_zones(entry, form, read)}


def make_match(gathered: Gathered, wanted: Wanted) -> MatchProblem:
    """Make the problem of a match; what is wanted of somebody who is not in the pool any more is left out.

    A trio of which somebody has left is no trio; who is in one, or pulled, is nobody's pin.
    """
    ids = set(gathered.pool.ids.tolist())
    trios = _keep(wanted.trios, ids, width=3)
    pulled = np.array(sorted(set(wanted.pulled) & ids), np.int64)
    free = ids - set(trios.ravel().tolist()) - set(pulled.tolist())
    earlier = {*map(_sort, gathered.pool.earlier.tolist()), *map(_sort, wanted.earlier)}
    pool = replace(gathered.pool, earlier=_keep(earlier, ids), blocked=_keep(wanted.blocked, ids))
    return MatchProblem(
        pool=pool,
        plan=gathered.plan,
        form=gathered.form,
        vocabulary=gathered.vocabulary,
        places=tuple(person.place for person in gathered.people),
        seed=wanted.seed,
        pinned=_keep(wanted.pinned, free),
        forbidden=_keep(wanted.forbidden, free),
        preview=_keep(wanted.preview, free),
        trios=trios,
        pulled=pulled,
        others=_list_others(gathered),
    )


def join_groups(groups: Iterable[Sequence[int]]) -> set[Couple]:
    """List everybody's partners in some groups as couples."""
    return {couple for group in groups for couple in combinations(sorted(group), 2)}


def pack_match(problem: MatchProblem) -> bytes:
    """Pack a problem: the same people in whatever order, and the same wishes, give the same bytes."""
    vocabulary = problem.vocabulary
    words = {
        "plan": problem.plan.to_dict(),
        "form": write_form(problem.form),
        "countries": vocabulary.countries,
        "regions": vocabulary.regions,
        "languages": vocabulary.languages,
        "zones": dict(vocabulary.zones),
        "places": problem.places,
        "seed": problem.seed,
    }
    listed = {name: getattr(problem, name) for name in LISTED}
    return pack_arrays({**list_arrays(problem.pool), **listed}, words)


def unpack_match(content: bytes) -> MatchProblem:
    """Read what pack_match has packed."""
    arrays, words = unpack_arrays(content)
    listed = {name: arrays.pop(name) for name in LISTED}
    vocabulary = Vocabulary(
        tuple(words["countries"]), tuple(words["regions"]), tuple(words["languages"]), words["zones"]
    )
    return MatchProblem(
        pool=take_pool(arrays),
        plan=Plan.from_dict(words["plan"]),
        form=read_form(words["form"]),
        vocabulary=vocabulary,
        places=tuple(words["places"]),
        seed=words["seed"],
        **listed,
    )


def _keep(groups: Iterable[Iterable[int]], ids: set[int], *, width: int = 2) -> Numbers:
    """Keep the groups all of whose members are there, each once and in order: int64[k, width]."""
    kept = {tuple(sorted(group)) for group in groups if ids.issuperset(group)}
    return np.array(sorted(kept), np.int64).reshape(-1, width)


def _sort(couple: Sequence[int]) -> Couple:
    return min(couple), max(couple)


def _list_others(gathered: Gathered) -> Numbers:
    codes, read = gathered.vocabulary.zones, ZoneReader(gathered.days.starts.year)
    people = [Entry(person.number, person.answers) for person in gathered.people]
    rows = [
        (row, codes[zone])
        for row, entry in enumerate(people)
        for zone in _read_other_zones(entry, gathered.form, read)
        if zone in codes
    ]
    return np.array(sorted(rows), np.int64).reshape(-1, 2)


def _read_other_zones(entry: Entry, form: Form, read: ZoneReader) -> tuple[str, ...]:
    """Read which other zones may be true for somebody who named none."""
    country = find_answer(form, entry.answers, QuestionKind.COUNTRY)
    if find_answer(form, entry.answers, QuestionKind.ZONE) or not isinstance(country, str):
        return ()
    return read.read("", country=country.strip().upper() or None).alternatives
