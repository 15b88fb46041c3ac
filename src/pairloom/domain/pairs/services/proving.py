"""Hand out the proof of a match, and note who took it."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries.proofs import read_proof
from pairloom.domain.people.models import Person


@transaction.atomic
def take_proof(run: MatchRun, *, by: Person, now: datetime) -> bytes:
    """Give the proof of a match as it is stored, a compressed certificate; refused where it keeps none."""
    content = read_proof(run)
    if content is None:
        raise Refused(Reason.MATCH_NOT_DONE)
    write_journal("proof.taken", about=run, by=by, at=now, number=run.number)
    return content
