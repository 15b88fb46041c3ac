"""Read the country somebody is based in, in any common language and spelling."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pairloom.sheets.answers.country_names import (
    find_parts,
    find_rivals,
    find_whole,
    load_regions,
    rank_candidates,
)
from pairloom.sheets.answers.world_names import load_country_names, load_english_country_names
from pairloom.sheets.folding import fold_text, is_placeholder, tidy_text
from pairloom.sheets.lists import load_list

_SURE = 0.86  # how alike a slip is at least to be read at all
_APART = 0.10  # and by how much more than every other country
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
        ambiguous = load_list("countries")["ambiguous"].get(folded) or find_rivals(folded)
        if ambiguous:
            return CountryReading(None, None, "", Certainty.AMBIGUOUS, tuple(map(name_country, ambiguous)))
        code = find_whole(folded) or find_parts(text)
        if code:
            is_plain = name_country(code) == tidy_text(text)
            return self._tell(code, Certainty.WRITTEN if is_plain else Certainty.RESPELLED)
        return self._guess(folded)

    def _guess(self, folded: str) -> CountryReading:
        ranked = rank_candidates(folded)
        suggestions = tuple(name_country(code) for _, code in ranked[:_MOST_SUGGESTIONS])
        best = ranked[0][0] if ranked else 0.0
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        if len(folded) >= 5 and best >= _SURE and best - second >= _APART:
            return self._tell(ranked[0][1], Certainty.GUESSED, suggestions)
        return CountryReading(None, None, "", Certainty.AMBIGUOUS, suggestions)

    def _tell(self, place: str, certainty: Certainty, suggestions: tuple[str, ...] = ()) -> CountryReading:
        code = self._part_of.get(place, place)
        return CountryReading(code, place, find_region(code), certainty, suggestions)


def name_country(code: str) -> str:
    """Name a country in plain English; a code without name is given back."""
    return load_english_country_names().get(code, code)


def find_region(code: str) -> str:
    """Find the UN M49 region of a country, on its finest level; empty when unknown."""
    return load_regions().get(code, "")


def _find_override(written: str, names: Mapping[str, str]) -> str:
    code = written.strip().upper()
    return code if code in load_english_country_names() else names.get(fold_text(written), code)
