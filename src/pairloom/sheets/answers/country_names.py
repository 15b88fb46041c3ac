"""Know countries by the names people use, and find what a misspelt name may mean."""

import re
from functools import cache

from pairloom.sheets.answers.likeness import NameIndex
from pairloom.sheets.answers.world_names import load_common_country_names, load_country_names
from pairloom.sheets.folding import fold_text
from pairloom.sheets.lists import load_list

_PARTS = re.compile(r"[,;/()\n|]| - ")
_CLOSE = 0.75  # how alike a suggestion is at least
_RIVAL = 0.88  # how alike a common name is to make a name in a rarer language doubtful
_CONTAINED = 0.8  # how alike a name counts that stands whole among other words
_MOST_WORDS = 12


def is_country(text: str) -> bool:
    """Tell whether a text is the name of a country, without thinking about slips."""
    return (find_whole(fold_text(text)) or find_parts(text)) is not None


def find_whole(folded: str) -> str | None:
    """Find the country that a folded text names as a whole, by name or code."""
    names = load_all_names()
    code = names.get(folded) or names.get(folded.removeprefix("the "))
    if code:
        return code
    return folded.upper() if folded.upper() in load_regions() else None


def find_parts(text: str) -> str | None:
    """Find the one country among several parts ("Leeds, England"), or in a turned name ("Korea, Republic of")."""
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    turned = find_whole(fold_text(" ".join(reversed(parts))))
    if turned:
        return turned
    names = load_all_names()
    unclear = load_list("countries")["ambiguous"]
    folded = [fold_text(part) for part in parts[:_MOST_WORDS]]
    found = {names[part] for part in folded if part in names and part not in unclear}
    return found.pop() if len(found) == 1 else None


def find_rivals(folded: str) -> list[str]:
    """Find both countries where a name in a rarer language is also a slip of another country's common name."""
    code = load_all_names().get(folded)
    common = _load_common_names()
    if code is None or folded in common or not folded.isascii():
        return []
    close = _index_common_names().find_close(folded, cutoff=_RIVAL)
    codes = dict.fromkeys(common[name] for _, name in close)
    return list(dict.fromkeys([*codes, code])) if set(codes) - {code} else []


def rank_candidates(folded: str) -> list[tuple[float, str]]:
    """Rank countries by how alike one of their names is: pairs of likeness 0..1 and code, best first."""
    names = load_all_names()
    best: dict[str, float] = {}
    for likeness, name in _index_all_names().find_close(folded, cutoff=_CLOSE):
        best[names[name]] = max(likeness, best.get(names[name], 0.0))
    for name in _list_runs(folded.split()[:_MOST_WORDS]):
        if len(name) >= 4 and name in names:
            best[names[name]] = max(_CONTAINED, best.get(names[name], 0.0))
    return sorted(((likeness, code) for code, likeness in best.items()), key=lambda item: (-item[0], item[1]))


def _list_runs(words: list[str]) -> list[str]:
    """List all runs of words, as texts."""
    ends = range(1, len(words) + 1)
    return [" ".join(words[start:end]) for start in range(len(words)) for end in ends if start < end]


@cache
def load_regions() -> dict[str, str]:
    """Load ISO alpha-2 code -> its UN M49 region."""
    regions = load_list("countries")["regions"]
    return {country: region for region, countries in regions.items() for country in countries}


@cache
def load_all_names() -> dict[str, str]:
    """Load folded name -> ISO alpha-2 code, from the Unicode files and from the own list, which wins."""
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
    return NameIndex(load_all_names())


@cache
def _index_common_names() -> NameIndex:
    return NameIndex(_load_common_names())
