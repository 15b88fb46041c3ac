"""Read the country somebody is based in, in any common language and spelling."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pairloom.sheets.answers.likeness import NameIndex
from pairloom.sheets.answers.world_names import (
    load_common_country_names,
    load_country_names,
    load_english_country_names,
)
from pairloom.sheets.folding import fold_text, is_placeholder, tidy_text
from pairloom.sheets.lists import load_list

_PARTS = re.compile(r"[,;/()\n|]| - ")
_CLOSE = 0.75  # how alike a suggestion is at least
_SURE = 0.86  # how alike a slip is at least to be read at all
_RIVAL = 0.88  # how alike a common name is to make a name in a rarer language doubtful
_APART = 0.10  # and by how much more than every other country
_CONTAINED = 0.8  # how alike a name counts that stands whole among other words
_MOST_WORDS = 12
_MOST_SUGGESTIONS = 3


class Certainty(StrEnum):
    """Say how a country was read."""

    WRITTEN = "written"  # exactly its English name
    RESPELLED = "respelled"  # another name, language, case or code
    GUESSED = "guessed"  # one clear candidate in spite of a slip
    AMBIGUOUS = "ambiguous"  # several candidates, or none
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class CountryReading:
    """Hold what a written country was read as; place is the ISO code before territories count as parts."""

    code: str | None
    place: str | None
    region: str
    certainty: Certainty
    suggestions: tuple[str, ...] = ()


class CountryReader:
    """Read countries; each distinct spelling is worked out once.

    overrides  written country -> ISO code (or name), as the organiser corrected it
    part_of    ISO code of a territory -> ISO code of the country it counts as (itself: stands alone)
    """

    def __init__(self, overrides: Mapping[str, str] | None = None, part_of: Mapping[str, str] | None = None) -> None:
        names = load_country_names()
        self._part_of = {**load_list("countries")["part_of"], **(part_of or {})}
        self._overrides = {fold_text(text): _find_override(code, names) for text, code in (overrides or {}).items()}
        self._known: dict[str, CountryReading] = {}

    def read(self, text: str) -> CountryReading:
        """Read one written country; never raises."""
        reading = self._known.get(text)
        if reading is None:
            reading = self._known[text] = self._work_out(text)
        return reading

    def _work_out(self, text: str) -> CountryReading:
        folded = fold_text(text)
        if folded in self._overrides:
            return self._tell(self._overrides[folded], Certainty.WRITTEN)
        if is_placeholder(text) and folded != "na":
            return CountryReading(None, None, "", Certainty.MISSING)
        ambiguous = load_list("countries")["ambiguous"].get(folded) or _find_rivals(folded)
        if ambiguous:
            return CountryReading(None, None, "", Certainty.AMBIGUOUS, tuple(map(name_country, ambiguous)))
        code = _find_whole(folded) or _find_parts(text)
        if code:
            is_plain = name_country(code) == tidy_text(text)
            return self._tell(code, Certainty.WRITTEN if is_plain else Certainty.RESPELLED)
        return self._guess(folded)

    def _guess(self, folded: str) -> CountryReading:
        ranked = _rank_candidates(folded)
        suggestions = tuple(name_country(code) for _, code in ranked[:_MOST_SUGGESTIONS])
        best = ranked[0][0] if ranked else 0.0
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        if len(folded) >= 5 and best >= _SURE and best - second >= _APART:
            return self._tell(ranked[0][1], Certainty.GUESSED, suggestions)
        return CountryReading(None, None, "", Certainty.AMBIGUOUS, suggestions)

    def _tell(self, place: str, certainty: Certainty, suggestions: tuple[str, ...] = ()) -> CountryReading:
        code = self._part_of.get(place, place)
        return CountryReading(code, place, find_region(code), certainty, suggestions)


def is_country(text: str) -> bool:
    """Tell whether a text is the name of a country, without thinking about slips."""
    return (_find_whole(fold_text(text)) or _find_parts(text)) is not None


def name_country(code: str) -> str:
    """Name a country in plain English; a code without name is given back."""
    return load_english_country_names().get(code, code)


def find_region(code: str) -> str:
    """Find the UN M49 region of a country, on its finest level; empty when unknown."""
    return _load_regions().get(code, "")


@cache
def _load_regions() -> dict[str, str]:
    regions = load_list("countries")["regions"]
    return {country: region for region, countries in regions.items() for country in countries}


@cache
def _load_all_names() -> dict[str, str]:
    listed = load_list("countries")["names"]
    own = {fold_text(name): code for code, names in listed.items() for name in names}
    return {**load_country_names(), **own}


@cache
def _load_common_names() -> dict[str, str]:
    listed = load_list("countries")["names"]
    own = {fold_text(name): code for code, names in listed.items() for name in names}
    return {**load_common_country_names(), **own}


@cache
def _index_all_names() -> NameIndex:
    return NameIndex(_load_all_names())


@cache
def _index_common_names() -> NameIndex:
    return NameIndex(_load_common_names())


def _find_override(written: str, names: Mapping[str, str]) -> str:
    code = written.strip().upper()
    return code if code in load_english_country_names() else names.get(fold_text(written), code)


def _find_whole(folded: str) -> str | None:
    names = _load_all_names()
    code = names.get(folded) or names.get(folded.removeprefix("the "))
    if code:
        return code
    return folded.upper() if folded.upper() in _load_regions() else None


def _find_rivals(folded: str) -> list[str]:
    """Find both countries where a name in a rarer language is also a slip of another country's common name."""
    code = _load_all_names().get(folded)
    common = _load_common_names()
    if code is None or folded in common or not folded.isascii():
        return []
    close = _index_common_names().find_close(folded, cutoff=_RIVAL)
    codes = dict.fromkeys(common[name] for _, name in close)
    return list(dict.fromkeys([*codes, code])) if set(codes) - {code} else []


def _find_parts(text: str) -> str | None:
    """Find the one country among several parts ("Leeds, England"), or in a turned name ("Korea, Republic of")."""
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    turned = _find_whole(fold_text(" ".join(reversed(parts))))
    if turned:
        return turned
    names = _load_all_names()
    found = {names[fold_text(part)] for part in parts if fold_text(part) in names}
    return found.pop() if len(found) == 1 else None


def _rank_candidates(folded: str) -> list[tuple[float, str]]:
    """Rank countries by how alike one of their names is: pairs of likeness 0..1 and code, best first."""
    names = _load_all_names()
    best: dict[str, float] = {}
    for likeness, name in _index_all_names().find_close(folded, cutoff=_CLOSE):
        best[names[name]] = max(likeness, best.get(names[name], 0.0))
    words = folded.split()[:_MOST_WORDS]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            name = " ".join(words[start:end])
            if len(name) >= 4 and name in names:
                best[names[name]] = max(_CONTAINED, best.get(names[name], 0.0))
    return sorted(((likeness, code) for code, likeness in best.items()), key=lambda item: (-item[0], item[1]))
