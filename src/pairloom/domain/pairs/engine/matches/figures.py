"""Count what the board of a match shows, in numbers and codes; see pairs/states.py for the entries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.matches.facts import FactTeller
from pairloom.domain.pairs.engine.matches.groups import Rows, list_groups
from pairloom.domain.pairs.engine.matches.problem import MatchProblem
from pairloom.domain.pairs.engine.matches.seated import Seated
from pairloom.domain.pairs.states import Unplaced
from pairloom.matching.explain import Fairness
from pairloom.matching.plan import BEST
from pairloom.matching.result import Level as Claimed
from pairloom.matching.result import Result
from pairloom.sheets.people import Level
from pairloom.sheets.report.figures import measure_chance

BINS = 20
PAIR = 2
Entry = dict[str, Any]


def count_match(problem: MatchProblem, result: Result, seats: Sequence[Seated], fairness: Fairness) -> Entry:
    """Count a whole match."""
    groups = list_groups(problem, result)
    placed = [seat for seat in seats if seat.group is not None]
    return {
        "pairs": sum(len(group) == PAIR for group in groups),
        "trios": sum(len(group) > PAIR for group in groups),
        "unplaced": len(seats) - len(placed),
        "levels": [describe_level(level) for level in result.levels],
        "value": result.value,
        "bound": result.bound,
        "gap": result.gap,
        "worst": min((seat.rel for seat in placed), default=0),
        "mean": _mean(seat.rel for seat in placed),
        "offered": _mean(seat.best_of_ideal for seat in seats if seat.options),
        "got": _mean(seat.got for seat in placed),
        "spread": _spread([seat.rel for seat in placed]),
        "below": {str(tier): sum(seat.rel < tier for seat in placed) for tier in problem.plan.objective.tiers},
        "wishes": {name: sum(getattr(seat, name) for seat in placed) for name in ("asked", "possible", "met")},
        "threads": _list_threads(problem, groups),
        **_list_people(problem, seats),
        "near": _compare_with_chance(problem, groups),
        "fairness": _describe_fairness(fairness),
        "bridges": sum(seat.is_bridge for seat in seats),
        "thin": sum(seat.is_thin for seat in seats),
        "unsure": sum(seat.is_unsure for seat in seats),
        "why": _count_reasons(seats),
        "groups": list_competing(result),
    }


def describe_level(level: Claimed) -> Entry:
    """Describe a level of the objective: what was reached, and what is proven to be the most possible."""
    return {"claim": level.claim.value, "at": level.at, "value": level.value, "bound": level.bound}


def list_competing(result: Result) -> list[Entry]:
    """List who competes for the same few partners, each group once."""
    groups = {(one.group, one.partners) for one in result.unmatched if len(one.group) > 1 or one.partners}
    return [{"people": list(people), "partners": list(partners)} for people, partners in sorted(groups)]


def find_best_language(languages: Mapping[str, Level]) -> str:
    """Find the language somebody speaks best; of several the first by code; empty when none is known."""
    return min(languages, key=lambda code: (-languages[code], code), default="")


def _mean(values: Iterable[int]) -> float:
    listed = list(values)
    return round(sum(listed) / len(listed), 1) if listed else 0.0


def _spread(values: Iterable[int]) -> list[int]:
    found = Counter(min(value * BINS // BEST, BINS - 1) for value in values)
    return [found[place] for place in range(BINS)]


def _count_reasons(seats: Sequence[Seated]) -> dict[str, int]:
    found = Counter(seat.why for seat in seats if seat.why)
    return {why.value: found[why.value] for why in Unplaced if found[why.value]}


def _list_threads(problem: MatchProblem, groups: Sequence[Rows]) -> list[list[Any]]:
    found = Counter(
        tuple(sorted((problem.places[one], problem.places[other])))
        for group in groups
        for one, other in combinations(group, 2)
    )
    return [[*ends, count] for ends, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))]


def _list_people(problem: MatchProblem, seats: Sequence[Seated]) -> Entry:
    teller, first = FactTeller(problem), problem.pool.codes[names.FIRST_TIMER]
    newcomers = _group(seats, lambda seat: "first" if first[seat.row] else "again")
    return {
        "countries": _rank(_group(seats, lambda seat: seat.country), "country"),
        "languages": _rank(_group(seats, lambda seat: find_best_language(teller.read_languages(seat.row))), "language"),
        "newcomers": {name: _measure(newcomers[name]) for name in ("first", "again")},
    }


def _group(seats: Sequence[Seated], name_of: Callable[[Seated], str]) -> defaultdict[str, list[Seated]]:
    members: defaultdict[str, list[Seated]] = defaultdict(list)
    for seat in seats:
        members[name_of(seat)].append(seat)
    return members


def _measure(members: Sequence[Seated]) -> Entry:
    placed = [seat.rel for seat in members if seat.group is not None]
    return {"people": len(members), "unplaced": len(members) - len(placed), "mean": _mean(placed)}


def _rank(groups: Mapping[str, list[Seated]], key: str) -> list[Entry]:
    """List groups with a name, most people first."""
    ranked = sorted((name for name in groups if name), key=lambda name: (-len(groups[name]), name))
    return [{key: name, **_measure(groups[name])} for name in ranked]


def _compare_with_chance(problem: MatchProblem, groups: Sequence[Rows]) -> Entry:
    """Compare the shares of pairs inside a region, and among native speakers of one language, with random pairs."""
    teller, regions = FactTeller(problem), problem.pool.codes[names.REGION].tolist()
    rows = range(len(problem.pool))
    native = {row: _list_native(teller, row) for row in rows}
    spoken = Counter(code for codes in native.values() for code in codes)
    main = min(spoken, key=lambda code: (-spoken[code], code), default="")
    return {
        "region": _compare(problem, groups, {row: str(regions[row]) for row in rows if regions[row] >= 0}),
        "language": {**_compare(problem, groups, {row: main for row in rows if main in native[row]}), "code": main},
    }


def _list_native(teller: FactTeller, row: int) -> list[str]:
    return [code for code, level in teller.read_languages(row).items() if level is Level.NATIVE]


def _compare(problem: MatchProblem, groups: Sequence[Rows], belongs: Mapping[int, str]) -> Entry:
    couples = [couple for group in groups for couple in combinations(group, 2)]
    inside = sum(one in belongs and belongs[one] == belongs.get(other) for one, other in couples)
    countries = problem.pool.codes[names.COUNTRY].tolist()
    placed = [(str(countries[row]), belongs.get(row)) for group in groups for row in group]
    share = inside / max(len(couples), 1)
    return {"share": round(100 * share, 1), "random": round(100 * measure_chance(placed), 1)}


def _describe_fairness(fairness: Fairness) -> Entry:
    return {
        "fair_sum": fairness.fair_sum,
        "plain_sum": fairness.plain_sum,
        "fair_worst": fairness.fair_worst,
        "plain_worst": fairness.plain_worst,
        "fair_below": {str(tier): count for tier, count in fairness.fair_below.items()},
        "plain_below": {str(tier): count for tier, count in fairness.plain_below.items()},
        "is_proven": fairness.is_proven,
    }
