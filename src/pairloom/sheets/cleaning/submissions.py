"""Turn rows into submissions: the text of each field, the address, the moment; rows of nobody are left out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pairloom.sheets.answers.choices import is_no, is_tick
from pairloom.sheets.answers.moments import read_moment
from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.folding import fold_address, fold_text, is_placeholder, tidy_text
from pairloom.sheets.mapping import Field, Mapping
from pairloom.sheets.mapping.guessing import split_option
from pairloom.sheets.problems import ProblemKind
from pairloom.sheets.tables import Table

_TOTALS = ("total", "totals", "sum", "suma", "summe", "count", "average", "grand total", "somme", "soma", "gesamt")
_FEW_CELLS = 2
_JOINED = frozenset(field for field in Field if field.may_repeat and field is not Field.IGNORE)


@dataclass(frozen=True, slots=True)
class Submission:
    """Hold one filled row: its number in the file, who sent it when, and the text of each field."""

    row: int
    address: str
    folded_address: str
    applied_at: datetime | None
    texts: dict[Field, str]

    @property
    def content(self) -> tuple[str, ...]:
        """Give all answers in a fixed order, to order submissions that nothing else tells apart."""
        return tuple(self.texts.get(field, "") for field in Field)


def gather_submissions(table: Table, mapping: Mapping, notebook: Notebook) -> list[Submission]:
    """Gather the submissions of a table, in the order of its rows."""
    readers = _make_readers(table, mapping)
    headings = tuple(map(fold_text, table.headings))
    submissions = []
    for row, cells in table.rows:
        texts = {field: read(cells) for field, read in readers.items()}
        address = fold_address(texts[Field.EMAIL])
        if not address:
            _tell_row_without_address(row, cells, headings, texts, notebook)
            continue
        moment = _read_moment(row, texts.get(Field.TIMESTAMP), mapping.date_order, notebook)
        submissions.append(Submission(row, texts[Field.EMAIL], address, moment, texts))
    return submissions


def _make_readers(table: Table, mapping: Mapping) -> dict[Field, Callable[[tuple[str, ...]], str]]:
    """Make for each field the function that takes its text from a row."""
    readers: dict[Field, Callable[[tuple[str, ...]], str]] = {}
    for field in Field:
        places = mapping.find_places(table, field)
        if not places or field is Field.IGNORE:
            continue
        options = [split_option(table.headings[place])[1] for place in places]
        if field in _JOINED and (len(places) > 1 or any(options)):
            readers[field] = _join_columns(places, options)
        else:
            readers[field] = _take_column(places[0])
    return readers


def _take_column(place: int) -> Callable[[tuple[str, ...]], str]:
    return lambda cells: cells[place]


def _join_columns(places: tuple[int, ...], options: list[str]) -> Callable[[tuple[str, ...]], str]:
    """Join several columns to one text: ticked options by their names, ratings as "English (good)"."""

    def join(cells: tuple[str, ...]) -> str:
        filled = ((cells[place], option) for place, option in zip(places, options, strict=True))
        return "; ".join(text for cell, option in filled if (text := _name_cell(cell, option)))

    return join


def _name_cell(cell: str, option: str) -> str:
    if not option:
        return "" if is_placeholder(cell) else cell
    if is_no(cell):
        return ""
    if fold_text(option) in ("other", "otro", "autre", "outro", "sonstiges", "andere"):
        return "" if is_tick(cell) else cell
    return option if is_tick(cell) or fold_text(cell) == fold_text(option) else f"{option} ({tidy_text(cell)})"


def _read_moment(row: int, text: str | None, order: str, notebook: Notebook) -> datetime | None:
    if text is None:
        return None
    moment = read_moment(text, order=order)
    if moment is None:
        notebook.write(
            ProblemKind.TIME_UNREADABLE,
            f"The time stamp “{tidy_text(text)}” cannot be read, so the person is placed at the end of the queue."
            if text.strip()
            else "There is no time stamp, so the person is placed at the end of the queue.",
            row=row,
            field=Field.TIMESTAMP,
            found=text,
        )
    return moment


def _tell_row_without_address(
    row: int, cells: tuple[str, ...], headings: tuple[str, ...], texts: dict[Field, str], notebook: Notebook
) -> None:
    filled = [cell for cell in cells if cell.strip()]
    if sum(fold_text(cell) == heading for cell, heading in zip(cells, headings, strict=True)) * 2 > len(filled):
        notebook.write(ProblemKind.ROW_IS_NO_APPLICANT, "The row repeats the headings; it is left out.", row=row)
        return
    if len(filled) <= _FEW_CELLS or fold_text(filled[0]).startswith(_TOTALS):
        notebook.write(
            ProblemKind.ROW_IS_NO_APPLICANT,
            "The row has no e-mail address and hardly any answers; it is left out.",
            row=row,
        )
        return
    written = tidy_text(texts[Field.EMAIL])
    said = f"“{written}” is no e-mail address" if written else "There is no e-mail address"
    notebook.write(
        ProblemKind.ADDRESS_MISSING,
        f"{said}, so nobody could write to this person; the row is left out. Please correct it in the file.",
        row=row,
        field=Field.EMAIL,
        found=texts[Field.EMAIL],
    )
