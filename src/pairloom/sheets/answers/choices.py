"""Read choices of a form: career stages, kinds of libraries, ticks."""

import re
from functools import cache

from pairloom.sheets.answers.keywords import find_words
from pairloom.sheets.folding import fold_text, is_placeholder
from pairloom.sheets.lists import load_list
from pairloom.sheets.people import Stage

_STAGES = {"student": Stage.STUDENT, "early": Stage.EARLY, "late": Stage.LATE, "mid": Stage.MID}
_YEARS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_YEAR_WORDS = re.compile(r"\b(?:years?|yrs?|anos?|ans?|annees?|jahren?)\b")
_UP_TO = re.compile(r"\b(?:less|under|fewer|up to|below|menos|hasta|moins|jusqu|ate|weniger|bis|unter)\b|<")
_SIGNS = frozenset("\u2713\u2714\u2611\u2705")
_EARLY_YEARS, _MID_YEARS = 5, 15


def read_stage(text: str) -> Stage | None:
    """Read a career stage from its words, or from years of experience: below 5 early, below 15 mid, then late."""
    folded = fold_text(text)
    for name, stage in _STAGES.items():
        if find_words("choices", "stages", name).search(folded):
            return stage
    return _read_years(text.casefold(), folded)


def _read_years(text: str, folded: str) -> Stage | None:
    numbers = [int(number) for number in _YEARS.findall(folded)]
    if not numbers or not (_YEAR_WORDS.search(folded) or len(numbers) == 2):
        return None
    first = 0 if _UP_TO.search(text) and len(numbers) == 1 else numbers[0]
    if first < _EARLY_YEARS:
        return Stage.EARLY
    return Stage.MID if first < _MID_YEARS else Stage.LATE


def read_sector(text: str) -> str:
    """Read the kind of library as a code: a known kind where the answer is exactly that, else a code of its own."""
    if is_placeholder(text):
        return ""
    folded = fold_text(text)
    return _load_sectors().get(folded) or folded.replace(" ", "_")


def is_tick(text: str) -> bool:
    """Tell whether a cell is ticked: yes in some language, an x, a tick."""
    return text.strip() in _SIGNS or fold_text(text) in _load_ticks("yes")


def is_no(text: str) -> bool:
    """Tell whether a cell says no, or nothing."""
    return text.strip() not in _SIGNS and (is_placeholder(text) or fold_text(text) in _load_ticks("no"))


@cache
def _load_ticks(name: str) -> frozenset[str]:
    return frozenset(load_list("choices")["ticks"][name])


@cache
def _load_sectors() -> dict[str, str]:
    listed = load_list("choices")["sectors"]
    return {fold_text(name): code for code, names in listed.items() for name in names}
