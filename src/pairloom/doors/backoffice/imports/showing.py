"""What the pages of imports show: columns with samples, what was found, by kind and by row."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from pairloom.domain.applications.models import ImportRun
from pairloom.doors.backoffice.imports.words import FINDINGS, GROUPS, SENTENCES

PAGE = 50


@dataclass(frozen=True)
class Column:
    """A column of a file as the page shows it."""

    number: int
    heading: str
    meaning: str
    samples: list[str]


@dataclass(frozen=True)
class Pile:
    """All findings of one kind."""

    kind: str
    name: Promise | str
    count: int


@dataclass(frozen=True)
class Line:
    """One finding. A sentence of the sheet's reader is English; one of ours is in the reader's language."""

    row: int
    column: str
    found: str
    own: Promise | str
    sheet: str


@dataclass(frozen=True)
class Lines:
    """A page of findings: numbers of the pages before and after, 0 where there is none."""

    lines: list[Line]
    before: int
    after: int


def list_columns(run: ImportRun) -> list[Column]:
    """List the columns of a file."""
    return [Column(place, str(one[0]), str(one[1]), list(one[2])) for place, one in enumerate(run.columns)]


def list_piles(findings: Sequence[Sequence[object]]) -> list[tuple[Promise, list[Pile]]]:
    """Count what was found by kind, what leaves somebody out first; kinds in a fixed order."""
    counted = Counter(str(one[0]) for one in findings)
    grouped = {
        weight: [Pile(kind, name, counted[kind]) for kind, (name, own) in FINDINGS.items() if own is weight]
        for weight in GROUPS
    }
    filled = {weight: [pile for pile in piles if pile.count] for weight, piles in grouped.items()}
    return [(GROUPS[weight], piles) for weight, piles in filled.items() if piles]


def name_pile(kind: str) -> Promise | str:
    """Name a kind of finding."""
    return FINDINGS[kind][0] if kind in FINDINGS else kind


def list_lines(findings: Sequence[Sequence[object]], *, kind: str, number: int) -> Lines:
    """List one page of the findings of a kind, by row; the first page is 1."""
    chosen = [one for one in findings if one[0] == kind]
    number = max(1, min(number, -(-len(chosen) // PAGE) or 1))
    shown = chosen[(number - 1) * PAGE : number * PAGE]
    has_more = len(chosen) > number * PAGE
    return Lines([_show(one) for one in shown], number - 1, number + 1 if has_more else 0)


def _show(one: Sequence[object]) -> Line:
    kind, row, column, found, sentence = one
    return Line(int(str(row)), str(column), str(found), SENTENCES.get(str(kind), ""), str(sentence))
