"""Hold the groups of a run against every hard rule, two by two, without the engine: its faults must not hide here."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries.checking.guests import GOOD, Guest, read_guests
from pairloom.domain.pairs.queries.checking.hours import CommonHours
from pairloom.domain.pairs.queries.checking.said import find_broken_rulings, list_written_pairs
from pairloom.domain.pairs.queries.forecasts import read_round_form
from pairloom.domain.pairs.queries.histories import earlier_partners, kept_apart
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import Use

Couple = tuple[int, int]
PAIR, TRIO = 2, 3


@dataclass(frozen=True)
class Broken:
    """A hard rule that a group breaks: the names are those of the match (look/hard_rules.py says them)."""

    group: int
    rule: str
    people: tuple[int, ...]
    """Numbers of applications."""


@dataclass(frozen=True)
class House:
    """What all couples are held against: the form, the hours, who must not meet by number of application."""

    form: Form
    hours: CommonHours
    earlier: frozenset[Couple]
    blocked: frozenset[Couple]


def check_groups(run: MatchRun) -> list[Broken]:
    """List what the groups of a run break; empty for every run that may be confirmed.

    Ten queries or so, whatever its size; 5,500 people take about two seconds.
    """
    form = read_round_form(run.round)
    guests = read_guests(run, form)
    seated = [one for one in guests if one.group is not None]
    house = _build_house(run, form, guests)
    found = list(_find_doubled(seated))
    for number, group in groupby(seated, key=lambda one: one.group or 0):
        found.extend(_check_group(number, list(group), house))
    return [*found, *(Broken(*each) for each in find_broken_rulings(run, seated))]


def _build_house(run: MatchRun, form: Form, guests: list[Guest]) -> House:
    numbers = {one.person: one.number for one in guests}
    earlier = {_turn(couple, numbers) for couple in earlier_partners(numbers)}
    return House(
        form=form,
        hours=CommonHours(run.round, {one.zone for one in guests}),
        earlier=frozenset(earlier | set(list_written_pairs(guests, form))),
        blocked=frozenset(_turn(couple, numbers) for couple in kept_apart(numbers)),
    )


def _turn(couple: Couple, numbers: dict[int, int]) -> Couple:
    one, other = sorted((numbers[couple[0]], numbers[couple[1]]))
    return one, other


def _find_doubled(seated: Iterable[Guest]) -> Iterator[Broken]:
    """Find people who sit twice."""
    seats = [(one.person, one) for one in seated]
    counts = Counter(person for person, _guest in seats)
    yield from (Broken(one.group or 0, "same-person", (one.number,)) for person, one in seats if counts[person] > 1)


def _check_group(number: int, group: list[Guest], house: House) -> Iterator[Broken]:
    people = tuple(one.number for one in group)
    if len(group) not in {PAIR, TRIO}:
        yield Broken(number, "size", people)
    yield from (Broken(number, "no-place", (one.number,)) for one in group if not one.has_place)
    for one, other in combinations(sorted(group, key=lambda guest: guest.number), 2):
        yield from (Broken(number, rule, (one.number, other.number)) for rule in _check_couple(one, other, house))


def _check_couple(one: Guest, other: Guest, house: House) -> Iterator[str]:
    """Name the rules that two people break; `one` has the lower number."""
    if not one.country or one.country == other.country:
        yield "country"
    if not _share_language(one, other):
        yield "language"
    if not house.hours.are_enough(one, other):
        yield "hours"
    if (one.number, other.number) in house.earlier:
        yield "earlier"
    if (one.number, other.number) in house.blocked:
        yield "blocked"
    yield from (f"must_{question.name}" for question in house.form.questions if _breaks(question, one, other))


def _share_language(one: Guest, other: Guest) -> bool:
    """Tell whether there is a language that both know, one of them at least well."""
    return any(max(level, other.levels[code]) >= GOOD for code, level in one.levels.items() if code in other.levels)


def _breaks(question: Question, one: Guest, other: Guest) -> bool:
    """Tell whether two people break what a program asks of them; who has chosen nothing breaks nothing."""
    if question.use not in {Use.MUST_DIFFER, Use.MUST_SHARE}:
        return False
    mine, theirs = (_list_codes(question, guest) for guest in (one, other))
    if not mine or not theirs:
        return False
    return bool(mine & theirs) if question.use is Use.MUST_DIFFER else not mine & theirs


def _list_codes(question: Question, guest: Guest) -> set[str]:
    given = guest.answers.get(question.name)
    known = {option.code for option in question.options if not option.is_open}
    return {str(code) for code in (given if isinstance(given, list) else [given])} & known
