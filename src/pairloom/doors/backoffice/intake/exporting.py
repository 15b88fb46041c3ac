"""Write the list of decisions as CSV or XLSX, safe against formulas, in order of arrival."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries import list_decided
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.intake.words import STATES, WHY
from pairloom.look.templatetags.look import country_name
from pairloom.sheets.tables.writing import Row, write_sheets

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write_decisions(round_: Round, suffix: str) -> tuple[bytes, str]:
    """Write all applications of a round with what was decided: the content of the file, and its kind."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"decisions.{suffix}"
        write_sheets({path: (_("Decisions"), list_headings(), list_rows(round_))})
        return path.read_bytes(), KINDS[suffix]


def list_headings() -> list[str]:
    """List the headings of the columns."""
    return [
        _("Place in the queue"),
        _("Came in (UTC)"),
        _("Name"),
        _("Address"),
        _("Country"),
        _("How it stands"),
        _("Why"),
        _("First, because of the last waiting list"),
    ]


def list_rows(round_: Round) -> Iterator[Row]:
    """List the rows in order of arrival."""
    for place, application in enumerate(list_decided(round_).iterator(chunk_size=2_000), start=1):
        yield write_row(place, application)


def write_row(place: int, application: Application) -> Row:
    """Write one application."""
    return [
        place,
        application.received_at.isoformat(timespec="seconds"),
        application.name or application.person.name,
        application.person.email,
        country_name(application.country),
        str(STATES[application.state][0]),
        str(WHY[application.why]),
        _("yes") if application.has_priority else "",
    ]
