"""Count the threads between countries: who is joined with whom, and how strongly."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from pairloom.sheets.round import MatchedRound
from pairloom.sheets.words.listing import count_things, join_words
from pairloom.sheets.words.names import name_country, place_country

STRONGEST = 10


@dataclass(frozen=True)
class CountryThreads:
    """Count pairs between two countries, the most first, and people with a partner in each; codes in order."""

    counts: tuple[tuple[str, str, int], ...]
    people: Mapping[str, int]

    @property
    def abroad(self) -> tuple[tuple[str, str, int], ...]:
        """List the threads that run from one country to another."""
        return tuple(each for each in self.counts if each[0] != each[1])


@dataclass(frozen=True)
class Joined:
    """Hold one country: its people with a partner, and the countries of their partners with the number of pairs."""

    name: str
    people: int
    partners: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Strong:
    """Hold one strong thread: the two countries, its pairs, and their share of all, 0 to 1."""

    name: str
    pairs: int
    share: float


def count_country_threads(matched: MatchedRound) -> CountryThreads:
    """Count the pairs between countries; a group of three counts as the three pairs in it."""
    groups = [[member.country or "" for member in meeting.members] for meeting in matched.meetings]
    found = Counter((min(two), max(two)) for group in groups for two in combinations(group, 2))
    counts = sorted(((*ends, count) for ends, count in found.items()), key=lambda each: (-each[2], *each[:2]))
    people = Counter(country for group in groups for country in group)
    return CountryThreads(tuple(counts), dict(sorted(people.items(), key=lambda each: (-each[1], each[0]))))


def list_joined(threads: CountryThreads) -> tuple[Joined, ...]:
    """List each country with those it is joined to, most people first."""
    partners: dict[str, list[tuple[str, int]]] = {country: [] for country in threads.people}
    for one, other, count in threads.counts:
        partners[one].append((name_country(other), count))
        if one != other:
            partners[other].append((name_country(one), count))
    return tuple(
        Joined(name_country(country), people, tuple(partners[country])) for country, people in threads.people.items()
    )


def list_strongest(threads: CountryThreads, *, most: int = STRONGEST) -> tuple[Strong, ...]:
    """List the threads of more than one pair, the strongest first."""
    pairs = sum(count for _, _, count in threads.counts)
    strong = [each for each in threads.abroad[:most] if each[2] > 1]
    return tuple(Strong(" and ".join(sorted(map(name_country, ends))), count, count / pairs) for *ends, count in strong)


def say_threads(threads: CountryThreads) -> str:
    """Say at a glance how far the threads reach: how many, who reaches furthest, who has but one other country."""
    if not threads.abroad:
        return "No thread runs between two countries."
    reach = Counter(country for one, other, _ in threads.abroad for country in (one, other))
    count = count_things(len(threads.abroad), "thread")
    joined = f"{count} {'joins' if len(threads.abroad) == 1 else 'join'} {_count_countries(len(threads.people))}."
    return " ".join([joined, *_say_reach(threads, reach), *_say_single(reach)])


def _say_reach(threads: CountryThreads, reach: Mapping[str, int]) -> list[str]:
    widest = max(reach.values())
    furthest = [place_country(country) for country in threads.people if reach.get(country) == widest]
    others = f"{widest:,} other {'country' if widest == 1 else 'countries'}"
    if len(furthest) == len(threads.people):
        return [f"Each of them has partners in {others}."] if len(furthest) > 2 else []
    named = join_words(furthest, most=3)
    verb = "reaches" if len(furthest) == 1 else "reach"
    return [f"{named[:1].upper()}{named[1:]} {verb} furthest, with partners in {others}."]


def _say_single(reach: Mapping[str, int]) -> list[str]:
    single = sum(others == 1 for others in reach.values())
    if not single or single == len(reach):
        return []
    return [f"{_count_countries(single)} {'has' if single == 1 else 'have'} partners in one other country only."]


def _count_countries(count: int) -> str:
    return count_things(count, "country", "countries")
