"""Reads for imports: who of a file has applied already, what was imported, who has still to be written to."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from pairloom.domain.applications.models import Application, ImportRun
from pairloom.domain.applications.rules.columns import list_meanings
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import find_people
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState

HISTORY = 50
TAKES_IMPORTS = frozenset({RoundState.PLANNED, RoundState.OPEN})


def takes_imports(round_: Round) -> bool:
    """Tell whether answers can still be brought into a round: until it closes."""
    return round_.state in TAKES_IMPORTS


def find_import(round_: Round, number: int) -> ImportRun | None:
    """Find an import of a round by number, with its round and program and who made it, without the file."""
    runs = ImportRun.objects.select_related("round__program", "round__form", "made_by").defer("content", "mapping")
    return runs.filter(round=round_, pk=number).first()


def list_imports(round_: Round) -> list[ImportRun]:
    """List the newest imports of a round, those that wait for a yes too, without files and findings; one query."""
    runs = (
        ImportRun.objects.filter(round=round_)
        .select_related("made_by")
        .defer("content", "columns", "findings", "mapping")
    )
    return list(runs.order_by("-id")[:HISTORY])


def find_same_import(round_: Round, sha256: str) -> ImportRun | None:
    """Find the newest import of the very same file into a round that was done and not undone."""
    done = ImportRun.objects.filter(round=round_, sha256=sha256, done_at__isnull=False, undone_at=None)
    return done.defer("columns", "findings").order_by("-id").first()


def list_column_meanings(round_: Round) -> list[str]:
    """List what a column may be said to hold, for the form of a round."""
    return [] if round_.form is None else list_meanings(read_form(round_.form.document))


def find_last_mapping(program_id: int) -> str:
    """Find how the columns of the program's last import were read; "" where there was none."""
    done = ImportRun.objects.filter(round__program_id=program_id, done_at__isnull=False)
    return done.order_by("-id").values_list("mapping", flat=True).first() or ""


def match_people(round_: Round, addresses: Collection[str]) -> tuple[dict[str, Person], dict[int, Application]]:
    """Match addresses: who is here, by address in small letters, and their applications to the round, by person."""
    people = find_people(addresses)
    standing = Application.objects.filter(round=round_).defer("answers")
    numbers = {person.pk for person in people.values()}
    return people, {one.person_id: one for one in standing if one.person_id in numbers}


def imports_to_ask() -> list[ImportRun]:
    """List the imports into open rounds whose people have not been written to yet, oldest first."""
    done = ImportRun.objects.filter(done_at__isnull=False, asked_at=None, undone_at=None, round__state=RoundState.OPEN)
    return list(done.select_related("round__program", "made_by").defer("findings").order_by("id"))


def people_to_ask(run: ImportRun) -> QuerySet[Application]:
    """List the applications of an import that wait for a confirmation, in a fixed order; replaced ones too."""
    mine = Q(import_run=run) | Q(pk__in=run.replaced.values("application_id"))
    waiting = Application.objects.filter(mine, round_id=run.round_id, state=ApplicationState.RECEIVED)
    return waiting.select_related("person", "round__program").defer("answers").order_by("id")
