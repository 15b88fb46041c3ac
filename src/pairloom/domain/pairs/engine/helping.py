"""Find out what kind of applicants would help those who have no partner in a forecast.

How it is counted. One country at a time: its people without a partner (but for the odd one out, and those about whom
the search could not say anything). A newcomer who lives in D, speaks language L well and keeps the hours of D's main
zone could be the partner of each of them who speaks L at all, lives elsewhere, and shares the hours that the plan
wants. D is any country that is missing among the applicants or small there (a fiftieth of all, five at least), where L
is spoken: by an applicant already, as an official language, or by one in twenty of its people; and where nobody is
without a partner. For each language up to three countries are taken, one after the other: the one that helps most
people who are not helped yet, then the one that helps most, then the one with most applicants, then by its code. The
language that helps most people stands in the answer; `would_help` counts the people whom somebody from one of its
countries could meet, each newcomer taken to be there for each of them. Nothing is drawn by lot.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel.languages import get_territory_language_info

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.pools import Gathered
from pairloom.domain.pairs.engine.reading import Person, read_zone
from pairloom.domain.pairs.states import Unplaced
from pairloom.sheets.answers.languages import fold_language
from pairloom.sheets.answers.world_names import load_english_country_names
from pairloom.sheets.hours import measure_common_hours
from pairloom.sheets.lists import load_list
from pairloom.sheets.people import Level

HELPED = frozenset({Unplaced.NO_LANGUAGE, Unplaced.NO_HOURS, Unplaced.NOBODY, Unplaced.TOO_FEW})
MOST_COUNTRIES = 3
SMALL_SHARE, SMALL_LEAST = 50, 5
SPOKEN_BY = 5.0  # percent of a country's people
OFFICIAL = frozenset({"official", "de_facto_official"})


@dataclass(frozen=True, slots=True)
class Sources:
    """Hold where newcomers could come from.

    counts   country -> how many of its people are applicants
    spoken   country -> languages that somebody from there is likely to speak
    meets    (zone, country) pairs that share the hours that the plan wants
    """

    counts: Mapping[str, int]
    spoken: Mapping[str, frozenset[str]]
    meets: frozenset[tuple[str, str]]

    def find_helped(self, people: Sequence[Person], language: str, country: str) -> frozenset[int]:
        """Find the numbers of those whom a newcomer from a country with a language could meet."""
        if language not in self.spoken[country]:
            return frozenset()
        speakers = (one for one in people if language in one.languages and one.country != country)
        return frozenset(one.number for one in speakers if (one.zone, country) in self.meets)


@dataclass(frozen=True, slots=True)
class Help:
    """Hold a language, the countries, and the numbers of the people who would be helped."""

    language: str
    countries: tuple[str, ...]
    helped: frozenset[int]


def list_helps(gathered: Gathered, left: Sequence[tuple[Person, Unplaced]]) -> Iterator[dict[str, Any]]:
    """List for each country what would help its people without a partner, most such people first."""
    groups: dict[str, list[Person]] = {}
    for person, why in left:
        if why in HELPED:
            groups.setdefault(person.place, []).append(person)
    sources = gather_sources(gathered, [person for person, _why in left])
    reasons = {place: Counter(why for person, why in left if person.place == place) for place in groups}
    for place in sorted(groups, key=lambda place: (-reasons[place].total(), place)):
        found = find_help(groups[place], sources)
        if found.helped:
            yield {
                "country": place,
                "unplaced": reasons[place].total(),
                "why": reasons[place].most_common(1)[0][0].value,
                "language": found.language,
                "from": list(found.countries),
                "would_help": len(found.helped),
            }


def find_help(people: Sequence[Person], sources: Sources) -> Help:
    """Find the language, and its countries, that would help most of these people."""
    spoken = Counter(language for person in people for language in person.languages)
    tried = [choose_countries(people, language, sources) for language in sorted(spoken)]
    return max(tried, key=lambda one: (len(one.helped), spoken[one.language]), default=Help("", (), frozenset()))


def choose_countries(people: Sequence[Person], language: str, sources: Sources) -> Help:
    """Choose countries for a language, each time the one that helps most people who are not helped yet."""
    helped = {country: sources.find_helped(people, language, country) for country in sorted(sources.spoken)}
    chosen: list[str] = []
    covered: frozenset[int] = frozenset()
    while len(chosen) < MOST_COUNTRIES:
        rest = [country for country in helped if country not in chosen and helped[country]]
        if not rest:
            break
        seen = covered
        best = max(rest, key=lambda one: (len(helped[one] - seen), len(helped[one]), sources.counts.get(one, 0)))
        chosen.append(best)
        covered |= helped[best]
    return Help(language, tuple(chosen), covered)


def gather_sources(gathered: Gathered, left: Sequence[Person]) -> Sources:
    """Gather the countries that are missing or small, what is spoken there, and with which zones they share hours."""
    everybody = gathered.people
    counts = Counter(person.country for person in everybody)
    most = max(SMALL_LEAST, len(everybody) // SMALL_SHARE)
    lacking = {person.country for person in left}
    countries = [country for country in _list_countries() if counts[country] <= most and country not in lacking]
    spoken = {country: set(_list_spoken(country)) for country in countries}
    for person in everybody:
        well = (code for code, level in person.languages.items() if level >= Level.GOOD)
        spoken.get(person.country, set()).update(well)
    frozen = {country: frozenset(languages) for country, languages in spoken.items()}
    return Sources(counts, frozen, find_meetings({person.zone for person in left}, countries, gathered))


def find_meetings(zones: set[str], countries: Sequence[str], gathered: Gathered) -> frozenset[tuple[str, str]]:
    """Find which of these zones share the hours that the plan wants with the main zone of which country."""
    wanted = max((rule.at_least for rule in gathered.plan.rules.grid if rule.name == names.HOURS), default=0)
    homes = {country: read_zone("", country) for country in countries}
    listed = sorted(zones | set(homes.values()))
    days = gathered.days
    hours = measure_common_hours(listed, starts=days.starts, ends=days.ends, window=days.window)
    rows = {zone: row for row, zone in enumerate(listed)}
    return frozenset(
        (zone, country) for zone in zones for country, home in homes.items() if hours[rows[zone], rows[home]] >= wanted
    )


@cache
def _list_countries() -> tuple[str, ...]:
    """List the countries that stand alone and whose time is known."""
    parts = load_list("countries")["part_of"]
    return tuple(code for code in sorted(load_english_country_names()) if code not in parts and read_zone("", code))


@cache
def _list_spoken(country: str) -> frozenset[str]:
    known: Mapping[str, Mapping[str, Any]] = get_territory_language_info(country)
    return frozenset(
        fold_language(code.partition("_")[0])
        for code, told in known.items()
        if told["official_status"] in OFFICIAL or told["population_percent"] >= SPOKEN_BY
    )
