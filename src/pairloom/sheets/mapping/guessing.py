"""Guess what each column of a form export holds, by its heading and by what stands in it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Lookup
from functools import cache, partial

from pairloom.sheets.answers.choices import is_no, is_tick, read_stage
from pairloom.sheets.answers.country_names import is_country
from pairloom.sheets.answers.keywords import make_pattern
from pairloom.sheets.answers.languages import LanguageReader
from pairloom.sheets.answers.moments import guess_date_order, read_moment
from pairloom.sheets.answers.wishes import read_wish, split_wishes
from pairloom.sheets.answers.zone_names import find_zones
from pairloom.sheets.folding import find_addresses, fold_text, is_placeholder
from pairloom.sheets.lists import load_list
from pairloom.sheets.mapping.fields import Field
from pairloom.sheets.mapping.mapping import Mapping
from pairloom.sheets.tables import Table

_CELLS_TRIED = 200
_OPTION = re.compile(r"^(.*\S)\s*\[([^\]]+)\]\s*$")
_SURE, _LIKELY = 60.0, 25.0
_LEAST = 40.0  # points below which a column stays unused
_CONTENT = 50.0
_LONG_TEXT = 60  # characters


def guess_mapping(table: Table) -> Mapping:
    """Guess the mapping of a table; raises SheetError when no column holds e-mail addresses or countries."""
    mapping = guess_loosely(table)
    mapping.check_fits(table)
    return mapping


def guess_loosely(table: Table, told: Lookup[str, Field] | None = None) -> Mapping:
    """Guess the mapping of a table as far as it can be guessed; what nobody can do without may be missing.

    told  heading -> what somebody says that the column holds; it stays, and only the other columns are guessed
    """
    mapping = Mapping(columns=_guess_columns(table, told or {}))
    times = mapping.find_places(table, Field.TIMESTAMP)
    order = guess_date_order(text for place in times for text in table.get_column(place))
    return Mapping(columns=mapping.columns, date_order=order.name)


def split_option(heading: str) -> tuple[str, str]:
    """Split "Question [Option]", as forms write it that give each option a column; the option may be empty."""
    found = _OPTION.match(heading)
    return (found[1], found[2].strip()) if found else (heading, "")


def _guess_columns(table: Table, told: Lookup[str, Field]) -> dict[str, Field]:
    """Give each field to the column with the most points for it, the surest first."""
    samples = [_take_sample(table, place) for place in range(len(table.headings))]
    claims = [
        (points, -place, wanted)
        for place, heading in enumerate(table.headings)
        if heading not in told
        for wanted, points in _rate_column(heading, samples[place]).items()
        if points >= _LEAST
    ]
    chosen = {place: told[heading] for place, heading in enumerate(table.headings) if heading in told}
    for _, turned, wanted in sorted(claims, key=lambda claim: (-claim[0], -claim[1], claim[2])):
        if -turned not in chosen and (wanted.may_repeat or wanted not in chosen.values()):
            chosen[-turned] = wanted
    _keep_one_question(table, chosen, told)
    return {heading: chosen.get(place, Field.IGNORE) for place, heading in enumerate(table.headings)}


def _keep_one_question(table: Table, chosen: dict[int, Field], told: Lookup[str, Field]) -> None:
    """Keep of the fields that may repeat the one that was told, or the leftmost question, with all its options."""
    first: dict[Field, str] = {}
    spread = {Field.INTERESTS, Field.LANGUAGES, Field.WISHES}
    places = (place for place, wanted in chosen.items() if wanted in spread)
    for place in sorted(places, key=lambda place: (table.headings[place] not in told, place)):
        question = fold_text(split_option(table.headings[place])[0])
        if first.setdefault(chosen[place], question) != question and table.headings[place] not in told:
            chosen[place] = Field.IGNORE


def _take_sample(table: Table, place: int) -> list[str]:
    cells = (cells[place] for _, cells in table.rows)
    sample = []
    for cell in cells:
        if not is_placeholder(cell):
            sample.append(cell)
        if len(sample) >= _CELLS_TRIED:
            break
    return sample


def _rate_column(heading: str, sample: list[str]) -> dict[Field, float]:
    """Rate how well a column fits each field: points for words in the heading, and for what stands below it."""
    question, option = split_option(heading)
    folded = fold_text(question)
    points: dict[Field, float] = {}
    for wanted in Field:
        words = _rate_heading(folded, wanted)
        content = 0.0 if option else _rate_content(wanted, sample)
        if words or content:
            points[wanted] = words + content
    return {wanted: value for wanted, value in points.items() if value > 0}


def _rate_heading(folded: str, wanted: Field) -> float:
    sure, likely, never = _load_patterns(wanted)
    found = [len(match[0]) for match in sure.finditer(folded)]
    longest = max(found, default=0)
    if longest < len(folded) and never is not None and never.search(folded):
        return -_SURE
    if found:
        return _SURE + min(longest, 30) / 3 + 20 * longest / len(folded)
    return _LIKELY if likely and likely.search(folded) else 0.0


@cache
def _load_patterns(wanted: Field) -> tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]:
    listed = load_list("headings")[wanted.value]
    likely, never = (make_pattern(listed[name]) if listed[name] else None for name in ("likely", "never"))
    return make_pattern(listed["sure"]), likely, never


def _rate_content(wanted: Field, sample: list[str]) -> float:
    """Rate the content: a share of fitting cells from 0 to 1, turned to points; what cannot be is punished."""
    test = _TESTS.get(wanted)
    if test is None or not sample:
        return 0.0
    distinct = Counter(sample)
    share = sum(times for cell, times in distinct.items() if test(cell)) / len(sample)
    if wanted in _STRICT:
        return _CONTENT * share if share >= 0.5 else -_SURE * (1 - 2 * share)
    return _CONTENT * share * 0.6 if share >= 0.6 else 0.0


def _is_address(cell: str) -> bool:
    return len(cell) < 100 and len(find_addresses(cell)) == 1


def _is_moment(cell: str) -> bool:
    return any(read_moment(cell, order=order) is not None for order in ("day", "month"))


def _is_zone(cell: str) -> bool:
    return len(cell) < _LONG_TEXT and bool(find_zones(cell)) and not _is_moment(cell)


def _is_country(cell: str) -> bool:
    return len(cell) < _LONG_TEXT and is_country(cell)


def _is_languages(reader: LanguageReader, cell: str) -> bool:
    if len(cell) > 300:
        return False
    entries = reader.read(cell, country=None).entries
    return bool(entries) and all(entry.code and len(entry.written) > 3 for entry in entries)


def _is_stage(cell: str) -> bool:
    return len(cell) < _LONG_TEXT and read_stage(cell) is not None


def _are_wishes(cell: str) -> bool:
    pieces = split_wishes(cell, {})
    return len(cell) < 300 and bool(pieces) and all(read_wish(piece, {}) is not None for piece in pieces)


def _is_answer_to_yes_or_no(cell: str) -> bool:
    return is_tick(cell) or is_no(cell)


def _make_tests() -> dict[Field, Callable[[str], bool]]:
    return {
        Field.EMAIL: _is_address,
        Field.TIMESTAMP: _is_moment,
        Field.ZONE: _is_zone,
        Field.COUNTRY: _is_country,
        Field.LANGUAGES: partial(_is_languages, LanguageReader()),
        Field.STAGE: _is_stage,
        Field.WISHES: _are_wishes,
        Field.PREFERS_EMAIL: _is_answer_to_yes_or_no,
    }


_TESTS = _make_tests()
_STRICT: Iterable[Field] = frozenset({Field.EMAIL, Field.TIMESTAMP, Field.COUNTRY, Field.LANGUAGES})
