"""Count what a report shows of a matched round: how well people are served, group by group, against chance."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.plan import BEST
from pairloom.sheets.answers.languages import name_language
from pairloom.sheets.people import Applicant, Level
from pairloom.sheets.round import MatchedRound
from pairloom.sheets.words.names import name_country


@dataclass(frozen=True)
class Distribution:
    """Hold how many people have which value: counts of equal bins from ``low`` to ``top``, and the middle."""

    low: int
    top: int
    counts: tuple[int, ...]
    mean: float
    median: float

    @property
    def width(self) -> int:
        """Measure how wide a bin is."""
        return (self.top - self.low) // len(self.counts)


@dataclass(frozen=True)
class Group:
    """Hold how one group of people is served: how many there are, their mean rel, how many have no partner."""

    name: str
    people: int
    mean: float | None
    left_over: int


@dataclass(frozen=True)
class Share:
    """Compare the share of pairs inside one group with what chance alone would give; both 0 to 1."""

    name: str
    found: float
    by_chance: float


@dataclass(frozen=True)
class Offer:
    """Say what the round could offer and what it gave: means of 1000 of the ideal partner, and wishes."""

    best: float
    given: float
    wishes_met: int
    wishes_asked: int


def count_distribution(values: NDArray[np.int64], *, top: int, bins: int) -> Distribution:
    """Count values of 0 to ``top`` in equal bins; the axis begins at the middle, or at a fifth below the least.

    A tenth of ``top`` must be a multiple of ``bins`` / 2, so that bins have whole widths.
    """
    if not len(values):
        return Distribution(0, top, (0,) * bins, 0.0, 0.0)
    fifth = top // 5
    low = min(int(values.min()) // fifth * fifth, top // 2) if values.min() < top // 2 else top // 2
    places = np.minimum((values - low) * bins // (top - low), bins - 1)
    counts = np.bincount(places, minlength=bins)
    mean, median = float(values.mean()), float(np.median(values))
    return Distribution(low, top, tuple(int(count) for count in counts), mean, median)


def list_served(matched: MatchedRound) -> NDArray[np.int64]:
    """List rel of everybody with a partner, 0 to 1000."""
    rel = matched.view.rel.astype(np.int64)
    return rel[rel >= 0]


def list_shares(matched: MatchedRound) -> NDArray[np.int64]:
    """List the percent of possible partners who are not better than the own one, 0 to 100."""
    share = matched.view.share.astype(np.int64)
    return share[share >= 0]


def list_own_bests(matched: MatchedRound) -> NDArray[np.int64]:
    """List what the best possible partner would give, 0 to 1000 of an ideal one, of everybody with a choice."""
    return matched.view.best_of_ideal.astype(np.int64)[matched.view.options > 0]


def measure_offer(matched: MatchedRound) -> Offer:
    """Measure what the round could offer and what it gave."""
    placed = matched.view.rel >= 0
    met, asked = matched.view.count_wishes()
    best, given = list_own_bests(matched), matched.view.points_of_ideal[placed]
    return Offer(float(best.mean()) if len(best) else 0.0, float(given.mean()) if len(given) else 0.0, met, asked)


def group_by_country(matched: MatchedRound) -> tuple[Group, ...]:
    """Group people by country, the largest first."""
    return _group(matched, lambda person: [name_country(person.country)])


def group_by_language(matched: MatchedRound) -> tuple[Group, ...]:
    """Group people by each language they speak, the largest first; one person counts in several."""
    return _group(matched, lambda person: [name_language(code) for code in person.languages])


def group_by_experience(matched: MatchedRound) -> tuple[Group, ...]:
    """Group people by whether they have taken part before."""
    return _group(matched, lambda person: ["Have taken part before" if person.is_returner else "First-timers"])


def compare_with_chance(matched: MatchedRound) -> tuple[Share, ...]:
    """Compare the shares of pairs inside one region, and among native speakers of one language, with chance."""
    language = find_main_language(matched.people.values())
    shares = [_compare("Both from one region of the world", matched, lambda person: person.region or None)]
    if language:
        name = f"Both native speakers of {name_language(language)}"
        shares.append(_compare(name, matched, lambda person: _speak_natively(person, language)))
    return tuple(shares)


def find_main_language(people: Iterable[Applicant]) -> str:
    """Find the language that most people have as a native one; empty when nobody names any."""
    natives = Counter(code for person in people for code, level in person.languages.items() if level == Level.NATIVE)
    return min(natives, key=lambda code: (-natives[code], code), default="")


def measure_chance(groups: Sequence[tuple[str | None, str | None]]) -> float:
    """Measure how often two people of different countries, drawn at random, share a group; people are (country, group).

    Cost O(people).
    """
    countries = Counter(country for country, _ in groups)
    same_group = Counter(group for _, group in groups if group is not None)
    same_both = Counter((country, group) for country, group in groups if group is not None)
    possible = _count_pairs(len(groups)) - sum(map(_count_pairs, countries.values()))
    inside = sum(map(_count_pairs, same_group.values())) - sum(map(_count_pairs, same_both.values()))
    return inside / possible if possible else 0.0


def say_mean(mean: float | None) -> str:
    """Say a mean of 1000 without decimals; a dash where there is none."""
    return "-" if mean is None else f"{mean:,.0f} of {BEST:,}"


def _count_pairs(count: int) -> int:
    return count * (count - 1) // 2


def _speak_natively(person: Applicant, language: str) -> str | None:
    return language if person.languages.get(language) == Level.NATIVE else None


def _compare(name: str, matched: MatchedRound, group_of: Callable[[Applicant], str | None]) -> Share:
    pairs = [
        (one, other)
        for meeting in matched.meetings
        for place, one in enumerate(meeting.members)
        for other in meeting.members[place + 1 :]
    ]
    inside = sum(group_of(one) is not None and group_of(one) == group_of(other) for one, other in pairs)
    placed = [member for meeting in matched.meetings for member in meeting.members]
    by_chance = measure_chance([(member.country, group_of(member)) for member in placed])
    return Share(name, inside / max(len(pairs), 1), by_chance)


def _group(matched: MatchedRound, names_of: Callable[[Applicant], Iterable[str]]) -> tuple[Group, ...]:
    members: dict[str, list[int]] = {}
    for person in matched.people.values():
        for name in names_of(person):
            members.setdefault(name, []).append(matched.find_row(person.number))
    groups = [_measure_group(name, matched.view.rel[rows].astype(np.int64)) for name, rows in members.items()]
    return tuple(sorted(groups, key=lambda group: (-group.people, group.name)))


def _measure_group(name: str, rel: NDArray[np.int64]) -> Group:
    placed = rel[rel >= 0]
    mean = float(placed.mean()) if len(placed) else None
    return Group(name, len(rel), mean, len(rel) - len(placed))
