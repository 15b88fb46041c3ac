"""Say in plain words what a form export holds, what each column was taken for, and what needs an answer."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pairloom.sheets.answers.countries import name_country
from pairloom.sheets.answers.languages import name_language
from pairloom.sheets.cleaning import Cleaned, clean_table
from pairloom.sheets.cleaning.clean import find_last_time
from pairloom.sheets.doubts import count_dependants
from pairloom.sheets.folding import is_placeholder, tidy_text
from pairloom.sheets.mapping import Field, Mapping, guess_mapping
from pairloom.sheets.people import Applicant
from pairloom.sheets.problems import Problem, ProblemKind, Weight
from pairloom.sheets.tables import Table, read_table

_SAMPLES = 2
_LONGEST_SAMPLE = 36
_LONGEST_HEADING = 46
_MOST_COUNTRIES = 8
_UNTIL_START, _LENGTH = timedelta(days=14), timedelta(days=120)
_HEADINGS = {
    Weight.LEFT_OUT: "Left out until somebody answers",
    Weight.QUESTION: "Worth a question before matching",
    Weight.NOTE: "Put right, or good to know",
}


@dataclass(frozen=True, slots=True)
class Inspection:
    """Hold everything that inspecting a file found; lines() says it in words."""

    name: str
    table: Table
    mapping: Mapping
    cleaned: Cleaned

    @property
    def problems(self) -> tuple[Problem, ...]:
        """List all problems, by kind and row."""
        return self.cleaned.problems

    def lines(self, *, most: int = 5) -> list[str]:
        """Say it all, line by line; of each kind of problem at most so many rows are shown."""
        return [
            *_describe_file(self.name, self.table, self.cleaned),
            "",
            "Columns",
            *_describe_columns(self.table, self.mapping),
            "",
            *_describe_people(self.cleaned.applicants),
            *_describe_problems(self.problems, most),
            *_describe_doubts(self.cleaned.applicants, most),
        ]


def inspect_file(path: Path | str, mapping: Mapping | None = None) -> Inspection:
    """Read and clean a file, with a guessed mapping where none is given; raises SheetError with one sentence."""
    table = read_table(path)
    used = guess_mapping(table) if mapping is None else mapping
    return Inspection(Path(path).name, table, used, clean_table(table, used))


def _describe_file(name: str, table: Table, cleaned: Cleaned) -> Iterator[str]:
    people = _count(len(cleaned.applicants), "person", "people")
    yield f"{name}: {table.source}; {_count(cleaned.rows, 'row')}, {people}"


def _describe_columns(table: Table, mapping: Mapping) -> Iterator[str]:
    width = min(max(map(len, table.headings)), _LONGEST_HEADING)
    for place, heading in enumerate(table.headings):
        field = mapping.columns.get(heading, Field.IGNORE)
        samples = _take_samples(table.get_column(place))
        yield f"  {_shorten(heading, _LONGEST_HEADING):<{width}}  {field.label:<30}  {samples}".rstrip()


def _take_samples(cells: Iterable[str]) -> str:
    samples: list[str] = []
    for cell in cells:
        short = _shorten(tidy_text(cell), _LONGEST_SAMPLE)
        if not is_placeholder(cell) and short not in samples:
            samples.append(short)
        if len(samples) == _SAMPLES:
            break
    return " | ".join(samples) or "(always empty)"


def _describe_people(people: tuple[Applicant, ...]) -> Iterator[str]:
    countries = Counter(person.country for person in people if person.country)
    languages = Counter(code for person in people for code in person.languages)
    yield "People"
    yield f"  {_count(len(countries), 'country', 'countries')}: {_list_most(countries, name_country)}"
    yield f"  {_count(len(languages), 'language')}: {_list_most(languages, name_language)}"
    times = [person.applied_at for person in people if person.applied_at]
    if times:
        yield f"  applied from {min(times):%d %B %Y} to {max(times):%d %B %Y}"
    yield f"  {sum(person.is_returner for person in people):,} took part before"
    yield f"  {sum(not person.wishes for person in people):,} ask for nothing special in a partner"
    yield f"  {sum(person.zone_state.is_unsure for person in people):,} have a time zone that is unsure"


def _list_most(counted: Counter[str], name: Callable[[str], str]) -> str:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{name(code)} {times:,}" for code, times in ranked[:_MOST_COUNTRIES])
    rest = len(ranked) - _MOST_COUNTRIES
    return f"{listed} and {rest} more" if rest > 0 else listed


def _describe_problems(problems: tuple[Problem, ...], most: int) -> Iterator[str]:
    together: dict[ProblemKind, list[Problem]] = {}
    for problem in problems:
        together.setdefault(problem.kind, []).append(problem)
    for weight in Weight:
        kinds = [kind for kind in together if kind.weight is weight]
        if kinds:
            yield from ("", f"{_HEADINGS[weight]}:")
        for kind in kinds:
            yield from _describe_kind(kind, together[kind], most)
    if not problems:
        yield from ("", "Nothing needs an answer.")


def _describe_kind(kind: ProblemKind, problems: list[Problem], most: int) -> Iterator[str]:
    yield f"  {kind.heading} ({len(problems):,})"
    for problem in problems[:most]:
        where = f"row {problem.row}: " if problem.row else ""
        yield f"    {where}{problem.sentence}"
    if len(problems) > most:
        yield f"    and {len(problems) - most:,} more"


def _describe_doubts(people: tuple[Applicant, ...], most: int) -> Iterator[str]:
    """Name those whose answer about their zone decides most, for a round at the usual time after the last form."""
    last = find_last_time(people)
    if last is None:
        return
    starts = last.date() + _UNTIL_START
    counts = count_dependants(people, starts=starts, ends=starts + _LENGTH)
    ranked = sorted(
        ((number, count) for number, count in counts.items() if count), key=lambda pair: (-pair[1], pair[0])
    )
    if not ranked:
        return
    rows = {person.number: person.row for person in people}
    yield from ("", f"Who depends on an unsure time zone ({len(ranked):,} of {len(counts):,} unsure)")
    for number, count in ranked[:most]:
        reached = _count(count, "person abroad has", "people abroad have")
        yield f"    row {rows[number]}: {reached} enough common hours by one reading and not by another"
    if len(ranked) > most:
        yield f"    and {len(ranked) - most:,} more"


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def _shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 3].rstrip() + "..."
