"""Say in plain words what a form export holds, what each column was taken for, and what needs an answer."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from pairloom.sheets.answers.countries import name_country
from pairloom.sheets.answers.languages import name_language
from pairloom.sheets.cleaning import Cleaned, clean_table
from pairloom.sheets.days import choose_days
from pairloom.sheets.doubts import count_dependants
from pairloom.sheets.folding import is_placeholder, tidy_text
from pairloom.sheets.mapping import Field, guess_mapping
from pairloom.sheets.mapping import Mapping as ColumnMapping
from pairloom.sheets.people import Applicant
from pairloom.sheets.problems import Problem, ProblemKind, Weight
from pairloom.sheets.tables import Table, read_table

_SAMPLES = 2
_LONGEST_SAMPLE = 36
_LONGEST_HEADING = 46
_MOST_COUNTRIES = 8
_HEADINGS = {
    Weight.LEFT_OUT: "Left out until somebody answers",
    Weight.QUESTION: "Worth a question before matching",
    Weight.NOTE: "Put right, or good to know",
}
_NO_LANGUAGES = "No column with languages was found. Please name one in the mapping: a pair needs a common language."
SHORT_FORM = {Weight.LEFT_OUT: 3, Weight.QUESTION: 1, Weight.NOTE: 0}
EVERY_ROW = dict.fromkeys(Weight, sys.maxsize)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Hold somebody of whom an unsure time zone decides how many people abroad can be met."""

    person: Applicant
    count: int

    @property
    def sentence(self) -> str:
        """Say how many people abroad depend on it."""
        reached = _count(self.count, "person abroad has", "people abroad have")
        return f"{reached} enough common hours by one reading and not by another."


@dataclass(frozen=True)
class Inspection:
    """Hold everything that inspecting a file found; lines() says it in words."""

    name: str
    table: Table
    mapping: ColumnMapping
    cleaned: Cleaned
    starts_on: date
    ends_on: date

    @property
    def problems(self) -> tuple[Problem, ...]:
        """List all problems, by kind and row."""
        return self.cleaned.problems

    @property
    def has_languages(self) -> bool:
        """Tell whether a column holds languages."""
        return not self.mapping.list_missing(self.table, [Field.LANGUAGES])

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """List those whose answer about their zone decides for anybody abroad, the most people first."""
        counts = count_dependants(self.cleaned.applicants, starts=self.starts_on, ends=self.ends_on)
        people = {person.number: person for person in self.cleaned.applicants}
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Doubt(people[number], count) for number, count in ranked if count)

    def lines(self, *, most: Mapping[Weight, int] = EVERY_ROW) -> list[str]:
        """Say it all, line by line; of each kind of problem at most so many rows of its weight are shown."""
        return [
            *_describe_file(self.name, self.table, self.cleaned),
            "",
            "Columns",
            *describe_columns(self.table, self.mapping),
            "",
            *_describe_people(self.cleaned.applicants, has_languages=self.has_languages),
            *_describe_problems(self.problems, most),
            *_describe_doubts(self.doubts, most[Weight.QUESTION]),
        ]


def inspect_file(
    path: Path | str, mapping: ColumnMapping | None = None, *, starts: date | None = None, ends: date | None = None
) -> Inspection:
    """Read and clean a file, with a guessed mapping where none is given; raises SheetError with one sentence."""
    table = read_table(path)
    used = guess_mapping(table) if mapping is None else mapping
    return inspect_table(Path(path).name, table, used, starts=starts, ends=ends)


def inspect_table(
    name: str, table: Table, mapping: ColumnMapping, *, starts: date | None = None, ends: date | None = None
) -> Inspection:
    """Clean a table that was read from a file of this name; raises SheetError with one sentence."""
    cleaned = clean_table(table, mapping)
    return Inspection(name, table, mapping, cleaned, *choose_days(cleaned.applicants, starts=starts, ends=ends))


def _describe_file(name: str, table: Table, cleaned: Cleaned) -> Iterator[str]:
    people = _count(len(cleaned.applicants), "person", "people")
    yield f"{name}: {table.source}; {_count(cleaned.rows, 'row')}, {people}"


def describe_columns(table: Table, mapping: ColumnMapping) -> Iterator[str]:
    """Say of each column what it is taken for, with samples."""
    width = min(max(map(len, table.headings)), _LONGEST_HEADING)
    for place, heading in enumerate(table.headings):
        field = mapping.columns.get(heading, Field.IGNORE)
        samples = _take_samples(table.get_column(place))
        yield f"  {_shorten(heading, _LONGEST_HEADING):<{width}}  {_begin(field.label):<30}  {samples}".rstrip()


def _take_samples(cells: Iterable[str]) -> str:
    samples: list[str] = []
    for cell in cells:
        short = _shorten(tidy_text(cell), _LONGEST_SAMPLE)
        if not is_placeholder(cell) and short not in samples:
            samples.append(short)
        if len(samples) == _SAMPLES:
            break
    return " | ".join(samples) or "(always empty)"


def _describe_people(people: tuple[Applicant, ...], *, has_languages: bool) -> Iterator[str]:
    countries = Counter(person.country for person in people if person.country)
    languages = Counter(code for person in people for code in person.languages)
    yield "People"
    yield f"  {_count(len(countries), 'country', 'countries')}: {_list_most(countries, name_country)}"
    found = f"{_count(len(languages), 'language')}: {_list_most(languages, name_language)}"
    yield f"  {found}" if has_languages else f"  {_NO_LANGUAGES}"
    times = [person.applied_at for person in people if person.applied_at]
    if times:
        yield f"  Applied from {min(times):%d %B %Y} to {max(times):%d %B %Y}"
    yield f"  Took part before: {sum(person.is_returner for person in people):,}"
    yield f"  Ask for nothing special in a partner: {sum(not person.wishes for person in people):,}"
    yield f"  Have a time zone that is unsure: {sum(person.zone_state.is_unsure for person in people):,}"


def _list_most(counted: Counter[str], name: Callable[[str], str]) -> str:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{name(code)} {times:,}" for code, times in ranked[:_MOST_COUNTRIES])
    rest = len(ranked) - _MOST_COUNTRIES
    return f"{listed} and {rest:,} more" if rest > 0 else listed


def _describe_problems(problems: tuple[Problem, ...], most: Mapping[Weight, int]) -> Iterator[str]:
    together: dict[ProblemKind, list[Problem]] = {}
    for problem in problems:
        together.setdefault(problem.kind, []).append(problem)
    for weight in Weight:
        kinds = [kind for kind in together if kind.weight is weight]
        if kinds:
            yield from ("", f"{_HEADINGS[weight]}:")
        for kind in kinds:
            yield from _describe_kind(kind, together[kind], most[kind.weight])
    if not problems:
        yield from ("", "Nothing needs an answer.")


def _describe_kind(kind: ProblemKind, problems: list[Problem], most: int) -> Iterator[str]:
    yield f"  {len(problems):>6,}  {kind.heading}"
    for problem in problems[:most]:
        where = f"row {problem.row}: " if problem.row else ""
        yield f"          {where}{problem.sentence}"
    yield from _say_rest(len(problems) - most, shown=most)


def _describe_doubts(doubts: tuple[Doubt, ...], most: int) -> Iterator[str]:
    if not doubts:
        return
    yield from ("", "Ask these first: a time zone that is unsure decides whom they can meet")
    yield f"  {len(doubts):>6,}  {'Person depends' if len(doubts) == 1 else 'People depend'} on an unsure time zone"
    for doubt in doubts[:most]:
        yield f"          row {doubt.person.row}: {doubt.sentence}"
    yield from _say_rest(len(doubts) - most, shown=most)


def _say_rest(rest: int, *, shown: int) -> Iterator[str]:
    if rest > 0 and shown:
        yield f"          and {rest:,} more"


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 3].rstrip() + "..."
