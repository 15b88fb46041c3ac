"""Read which languages somebody can use, and how well."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pairloom.sheets.answers.language_names import find_language, index_all_names, load_all_names, load_folds
from pairloom.sheets.answers.levels import find_level_word, take_level
from pairloom.sheets.answers.world_names import load_english_language_names
from pairloom.sheets.folding import fold_text, is_placeholder, tidy_text
from pairloom.sheets.lists import load_list
from pairloom.sheets.people import Level

_ENTRY = re.compile(r"(?:[^,;/\n|+(]|\([^)]*\)?)+")
_CLOSE = 0.75  # how alike a suggestion is at least
_LONGEST_NAME = 40  # letters of a text that is held against names
_MOST_ENTRIES = 40  # an answer with more is no list of languages
_SHORTEST_NAME = 4  # letters of a language's name inside a sentence


@dataclass(frozen=True, slots=True)
class LanguageEntry:
    """Hold one language as it was written: code "" when it could not be read."""

    written: str
    code: str
    level: Level
    has_level: bool
    is_folded: bool


@dataclass(frozen=True, slots=True)
class LanguagesReading:
    """Hold the languages of one answer: levels by folded code, and each entry as it was written."""

    levels: Mapping[str, Level]
    entries: tuple[LanguageEntry, ...]


class LanguageReader:
    """Read answers about languages; each distinct answer is worked out once for each kind of country."""

    def __init__(self, overrides: Mapping[str, str] | None = None) -> None:
        self._overrides = {fold_text(text): code.strip() for text, code in (overrides or {}).items()}
        self._natives = frozenset(load_list("countries")["english"]["native"])
        self._known: dict[tuple[str, bool], LanguagesReading] = {}

    def read(self, text: str, *, country: str | None) -> LanguagesReading:
        """Read one answer; a language without a level counts as good, English as native where it is spoken."""
        key = (text, country in self._natives)
        reading = self._known.get(key)
        if reading is None:
            reading = self._known[key] = self._work_out(text, english=Level.NATIVE if key[1] else Level.GOOD)
        return reading

    def _work_out(self, text: str, *, english: Level) -> LanguagesReading:
        if is_placeholder(text):
            return LanguagesReading({}, ())
        entries = tuple(
            self._read_entry(part, english=english) for part in itertools.islice(self._split(text), _MOST_ENTRIES)
        )
        levels: dict[str, Level] = {}
        for entry in entries:
            if entry.code:
                levels[entry.code] = max(entry.level, levels.get(entry.code, Level.BASIC))
        return LanguagesReading(levels, entries)

    def _split(self, text: str) -> Iterator[str]:
        between = load_list("languages")["between"]["words"]
        joined = re.compile(rf"\s+(?:{'|'.join(between)}|&)\s+", re.IGNORECASE)
        for part in _ENTRY.findall(text):
            if self._find_code(fold_text(part)):
                yield part
                continue
            for piece in joined.split(part):
                yield from self._split_at_names(piece)

    def _split_at_names(self, piece: str) -> Iterator[str]:
        """Split a piece that is no plain entry ("I speak English well") at the names of languages in it."""
        folded = fold_text(piece)
        name, _ = take_level(folded)
        if self._find_code(name) or self._find_code(fold_text(piece.partition("(")[0])):
            yield piece
            return
        words = folded.split()
        starts = [place for place, word in enumerate(words) if len(word) >= _SHORTEST_NAME and self._find_code(word)]
        if not starts:
            yield from [piece] if folded else []
        for start, end in zip(starts, [*starts[1:], len(words)], strict=False):
            level = find_level_word(words[start + 1 : end])
            yield f"{words[start]} ({level})" if level else words[start]

    def _read_entry(self, written: str, *, english: Level) -> LanguageEntry:
        name, level = take_level(fold_text(written))
        raw = self._find_code(name) or self._find_code(fold_text(written.partition("(")[0]))
        code = fold_language(raw)
        unstated = english if code == "en" else Level.GOOD
        return LanguageEntry(
            written=tidy_text(written),
            code=code,
            level=level or unstated,
            has_level=level is not None,
            is_folded=bool(code) and (raw != code or (name == raw and len(name) <= 3)),
        )

    def _find_code(self, folded: str) -> str:
        return self._overrides.get(folded) or find_language(folded)


def fold_language(code: str) -> str:
    """Fold a variant to the language it is matched as: Levantine Arabic (apc) is Arabic (ar)."""
    return load_folds().get(code, code)


def name_language(code: str) -> str:
    """Name a language in plain English; a code without name is given back."""
    return load_english_language_names().get(code, code)


def suggest_languages(written: str) -> tuple[str, ...]:
    """Suggest up to three languages whose names are like a text that could not be read."""
    names = load_all_names()
    name, _ = take_level(fold_text(written))
    if len(name) > _LONGEST_NAME:
        return ()
    codes = [fold_language(names[close]) for _, close in index_all_names().find_close(name, cutoff=_CLOSE)]
    return tuple(dict.fromkeys(name_language(code) for code in codes))[:3]
