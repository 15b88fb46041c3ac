"""Write the pairs of a run as CSV or XLSX, safe against formulas: one person a row, by pair."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.doors.backoffice.intake.exporting import KINDS
from pairloom.doors.backoffice.match.groups import MARKS, say_unplaced
from pairloom.look.templatetags.look import country_name
from pairloom.sheets.tables.writing import Row, write_sheets


def write_pairs(run: MatchRun, suffix: str) -> tuple[bytes, str]:
    """Write everybody of a run: the content of the file, and its kind."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"pairs.{suffix}"
        write_sheets({path: (_("Pairs"), list_headings(), list_rows(run))})
        return path.read_bytes(), KINDS[suffix]


def list_headings() -> list[str]:
    """List the headings of the columns."""
    return [
        _("Pair"),
        _("Number"),
        _("Name"),
        _("Address"),
        _("Country"),
        _("Partners"),
        _("Percent of the best"),
        _("Rank of the partner"),
        _("Possible partners"),
        _("Worth noting"),
        _("Why without a partner"),
    ]


def list_rows(run: MatchRun) -> Iterator[Row]:
    """List the rows by pair, those without a partner last; partners stand in the row of each."""
    for number, seats in groupby(queries.groups_in_order(run).iterator(chunk_size=2_000), key=lambda seat: seat.group):
        together = list(seats)
        for seat in together:
            others = [] if number is None else [other for other in together if other.pk != seat.pk]
            yield write_row(seat, others)


def write_row(seat: Seat, others: list[Seat]) -> Row:
    """Write one person."""
    is_placed = seat.group is not None
    return [
        seat.group or "",
        seat.application_id,
        name(seat),
        seat.application.person.email,
        country_name(seat.country),
        "; ".join(f"{name(other)} <{other.application.person.email}>" for other in others),
        round(seat.rel / 10) if is_placed else "",
        seat.rank if is_placed else "",
        seat.options,
        "; ".join(str(words) for field, words, _tone in MARKS if getattr(seat, field)),
        str(say_unplaced(seat)),
    ]


def name(seat: Seat) -> str:
    """Name a person as the form does, else as they name themselves."""
    return seat.application.name or seat.application.person.name
