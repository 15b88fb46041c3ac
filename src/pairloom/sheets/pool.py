"""Turn applicants into the columns of codes that the engine matches, and keep what the codes mean."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from pairloom.matching.problem import Pool
from pairloom.sheets.hours import measure_common_hours
from pairloom.sheets.people import Applicant, Level, Wish

MOST_INTERESTS = 64
_WORD = 64
_ENGLISH = "en"
_LEVELS = {
    "languages_basic": Level.BASIC,
    "languages_good": Level.GOOD,
    "languages_fluent": Level.FLUENT,
    "languages_native": Level.NATIVE,
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hold what the codes of a pool mean: code k stands for item k of each list.

    countries, regions  ISO alpha-2 and UN M49 codes
    zones               IANA names and fixed offsets, other possible zones of unsure people among them
    sectors             codes of kinds of libraries
    interests           labels; interests_left_out are those beyond the 64 most frequent
    languages           language codes
    """

    countries: tuple[str, ...]
    regions: tuple[str, ...]
    zones: tuple[str, ...]
    sectors: tuple[str, ...]
    interests: tuple[str, ...]
    languages: tuple[str, ...]
    interests_left_out: tuple[str, ...] = ()


def build_pool(
    applicants: Iterable[Applicant], *, starts: date, ends: date, window: tuple[int, int] = (8, 20)
) -> tuple[Pool, Vocabulary]:
    """Build the pool of these people, whose ids are their numbers, and the vocabulary of its codes.

    starts, ends  the first and last day of the round: common hours are the fewest of all days between
    window        the hours of the day, in local time, in which people can talk
    """
    people = sorted(applicants, key=lambda person: person.number)
    vocabulary = _gather_vocabulary(people)
    pool = Pool(
        ids=np.array([person.number for person in people], np.int64),
        codes=_build_codes(people, vocabulary),
        flags=_build_flags(people),
        masks=_build_masks(people, vocabulary),
        grids={"hours": measure_common_hours(vocabulary.zones, starts=starts, ends=ends, window=window)},
        earlier=_list_earlier_pairs(people),
    )
    return pool, vocabulary


def _gather_vocabulary(people: Sequence[Applicant]) -> Vocabulary:
    counted = Counter(label for person in people for label in person.interests)
    ranked = sorted(counted, key=lambda label: (-counted[label], label))
    zones = {person.zone for person in people}.union(*(person.zone_alternatives for person in people))
    return Vocabulary(
        countries=_sort(person.country or "" for person in people),
        regions=_sort(person.region for person in people),
        zones=_sort(zones),
        sectors=_sort(person.sector for person in people),
        interests=tuple(sorted(ranked[:MOST_INTERESTS])),
        languages=_sort(code for person in people for code in person.languages),
        interests_left_out=tuple(ranked[MOST_INTERESTS:]),
    )


def _sort(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def _build_codes(people: Sequence[Applicant], vocabulary: Vocabulary) -> dict[str, NDArray[np.int16]]:
    return {
        "country": _encode([person.country or "" for person in people], vocabulary.countries),
        "region": _encode([person.region for person in people], vocabulary.regions),
        "zone": _encode([person.zone for person in people], vocabulary.zones),
        "sector": _encode([person.sector for person in people], vocabulary.sectors),
        "stage": np.array([-1 if person.stage is None else person.stage for person in people], np.int16),
        "first_timer": np.array([not person.is_returner for person in people], np.int16),
    }


def _encode(values: Iterable[str], items: Sequence[str]) -> NDArray[np.int16]:
    codes = {item: code for code, item in enumerate(items)}
    return np.array([codes.get(value, -1) for value in values], np.int16)


def _build_flags(people: Sequence[Applicant]) -> dict[str, NDArray[np.bool_]]:
    flags = {f"wants_{wish}": np.array([wish in person.wishes for person in people], np.bool_) for wish in Wish}
    flags["prefers_email"] = np.array([person.prefers_email for person in people], np.bool_)
    return flags


def _build_masks(people: Sequence[Applicant], vocabulary: Vocabulary) -> dict[str, NDArray[np.uint64]]:
    masks = {"interests": _mask([person.interests for person in people], vocabulary.interests)}
    for name, least in _LEVELS.items():
        spoken = [[code for code, level in person.languages.items() if level >= least] for person in people]
        masks[name] = _mask(spoken, vocabulary.languages)
    masks["own_languages"] = _mask([list_own_languages(person) for person in people], vocabulary.languages)
    return masks


def list_own_languages(person: Applicant) -> list[str]:
    """List what "my language" means for somebody: native languages, or without one all but English."""
    native = [code for code, level in person.languages.items() if level is Level.NATIVE]
    return native or [code for code in person.languages if code != _ENGLISH]


def _mask(choices: Sequence[Iterable[str]], items: Sequence[str]) -> NDArray[np.uint64]:
    """Set bit k % 64 of word k // 64 for each chosen item k: uint64[people, words]."""
    places = {item: place for place, item in enumerate(items)}
    masks = np.zeros((len(choices), max(1, -(-len(items) // _WORD))), np.uint64)
    bits = ((row, places[item]) for row, chosen in enumerate(choices) for item in chosen if item in places)
    for row, place in bits:
        masks[row, place // _WORD] |= np.uint64(1 << place % _WORD)
    return masks


def _list_earlier_pairs(people: Sequence[Applicant]) -> NDArray[np.int64]:
    numbers = {person.number for person in people}
    pairs = {
        (min(person.number, other), max(person.number, other))
        for person in people
        for other in person.earlier
        if other in numbers
    }
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)
