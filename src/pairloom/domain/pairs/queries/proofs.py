"""Reads for those who may see the proof of a match: of which rounds there is one, and the match of one of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.states import FileKind, RunState
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import LEADERS, holds_role, roles_held
from pairloom.domain.people.states import Role

AUDIT = LEADERS | {Role.AUDITOR}
"""Who sees the statement and the proof of a confirmed match."""
PAGE = 30


@dataclass(frozen=True)
class ProofPage:
    """Confirmed matches of one page; `older` is where the next page begins, none on the last one."""

    runs: list[MatchRun]
    older: int | None = None


def sees_proofs(person: Person, *, today: date) -> bool:
    """Tell whether somebody may see proofs of any program."""
    return holds_role(person, AUDIT, today=today)


def list_proofs(person: Person, *, before: int | None = None, today: date, size: int = PAGE) -> ProofPage:
    """List the confirmed matches whose proof somebody may see, newest first, with their rounds; one query."""
    rows = _seen_by(person, today=today).filter(state=RunState.CONFIRMED)
    below = rows if before is None else rows.filter(pk__lt=before)
    found = list(below.order_by("-pk")[: size + 1])
    return ProofPage(found[:size], older=found[size - 1].pk if len(found) > size else None)


def find_proven(person: Person, slug: str, *, today: date) -> MatchRun | None:
    """Find the confirmed match of a round, with its round, if somebody may see its proof."""
    return _seen_by(person, today=today).filter(round__slug=slug, state=RunState.CONFIRMED).first()


def find_done(person: Person, slug: str, number: int, *, today: date) -> MatchRun | None:
    """Find a match that is done by its number, if somebody leads the program; auditors see confirmed ones only."""
    led = roles_held(today).filter(person=person, role__in=list(LEADERS)).values("program_id")
    done = (RunState.DONE, RunState.CONFIRMED)
    rows = _seen_by(person, today=today).filter(round__program__in=led, round__slug=slug, number=number, state__in=done)
    return rows.first()


def read_proof(run: MatchRun) -> bytes | None:
    """Read the proof of a match; none where it keeps none."""
    content = run.files.filter(kind=FileKind.PROOF).values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def _seen_by(person: Person, *, today: date) -> QuerySet[MatchRun]:
    held = roles_held(today).filter(person=person, role__in=list(AUDIT)).values("program_id")
    return MatchRun.objects.filter(round__program__in=held).select_related("round__program", "round__form")
