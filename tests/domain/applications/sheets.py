"""Make files as other forms export them, and rounds that they are imported into."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pairloom.domain.applications.models import ImportRun
from pairloom.domain.applications.services import importing
from pairloom.domain.programs.catalogue import Form, load_template, write_form
from pairloom.domain.programs.models import FormVersion, Program, Round
from pairloom.domain.programs.services import make_round, move_round
from pairloom.domain.programs.states import RoundState
from tests.makers import NOW, make_program

EXAMPLE = Path(__file__).parents[3] / "examples" / "form-export-1162.csv"
HEADINGS = (
    "Timestamp,Email Address,Your name,In which country are you based?,What kind of library do you work in?,"
    "Career stage,What are you interested in?,Which languages can you use?,Your time zone,What kind of partner?"
)
LATER = NOW + timedelta(hours=1)


def make_row(address: str, **cells: str) -> str:
    """Make a row of a sheet; what is not given is as most people answer."""
    standard = {
        "when": "01/03/2026 09:30:00",
        "name": "Ana Quispe",
        "country": "Peru",
        "sector": "Public library",
        "stage": "Mid career",
        "interests": "Copyright; Open access",
        "languages": "Spanish (native), English (good)",
        "zone": "America/Lima",
        "wishes": "Open to anyone",
    }
    told = standard | cells
    texts = (told["when"], address, *(told[name] for name in standard if name != "when"))
    return ",".join(f'"{text}"' for text in texts)


def make_sheet(*rows: str, headings: str = HEADINGS) -> bytes:
    """Make a file of rows."""
    return "\n".join([headings, *rows, ""]).encode()


def make_taking_round(
    *, state: RoundState = RoundState.OPEN, form: Form | None = None, program: Program | None = None
) -> Round:
    """Make a round with calendar and the form of librarians, open unless said otherwise."""
    program = program or make_program(time_zone="Europe/Stockholm")
    document = write_form(form or load_template("librarians").form)
    FormVersion.objects.create(program=program, number=1, document=document, made_at=NOW)
    round_ = make_round(
        program, slug=f"spring-{program.pk}", name="Spring", opens_on=date(2026, 3, 1), by=None, now=NOW
    )
    if state is not RoundState.PLANNED:
        move_round(round_, to=RoundState.OPEN, now=NOW)
    if state is RoundState.CLOSED:
        move_round(round_, to=RoundState.CLOSED, now=NOW)
    return Round.objects.select_related("program", "form").get(pk=round_.pk)


def upload(round_: Round, *rows: str, content: bytes = b"", now: datetime = NOW) -> ImportRun:
    """Upload a file of rows, or any bytes."""
    return importing.upload_import(
        round_, content=content or make_sheet(*rows), filename="export.csv", by=None, now=now
    )


def bring_in(round_: Round, *rows: str, content: bytes = b"", now: datetime = LATER, **how: Any) -> ImportRun:
    """Upload a file and import it at once."""
    return importing.import_applications(upload(round_, *rows, content=content), by=None, now=now, **how)


def at(hour: int, minute: int = 0) -> datetime:
    """Name a moment of the first of March 2026, in UTC."""
    return datetime(2026, 3, 1, hour, minute, tzinfo=UTC)
