"""Write to imported people once the round is open, and stop those letters when the import is undone."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.db import transaction

from pairloom.domain.applications.links import confirm_url
from pairloom.domain.applications.models import Application, ImportRun
from pairloom.domain.applications.queries.importing import imports_to_ask, people_to_ask
from pairloom.domain.applications.services.wordings import say_for
from pairloom.domain.core.services import name_row
from pairloom.domain.letters.models import Mailing
from pairloom.domain.letters.services import Reader, start_mailing, stop_mailing
from pairloom.domain.letters.states import MailingState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.queries import read_round_times

KIND = "imported-please-confirm"
BLOCK = 500
"""How many numbers of applications share a mailing: a large import is written to in several short transactions."""
STOPPABLE = (MailingState.HELD, MailingState.SENDING, MailingState.HALTED)


def ask_imported(*, now: datetime) -> int:
    """Write to the people of every import into an open round, once; tells how many letters were written.

    A block that was written stays written when the work is cut short; the next call writes the others.
    """
    return sum(_ask(run, now=now) for run in imports_to_ask())


def _ask(run: ImportRun, *, now: datetime) -> int:
    written = sum(_ask_block(run, number, block, now=now) for number, block in _list_blocks(run))
    ImportRun.objects.filter(pk=run.pk, asked_at=None).update(asked_at=now)
    return written


def _list_blocks(run: ImportRun) -> Iterator[tuple[int, list[Application]]]:
    """List the applications in blocks that stay the same, whoever confirms meanwhile."""
    for number, block in groupby(people_to_ask(run), key=lambda one: one.pk // BLOCK):
        yield number, list(block)


@transaction.atomic
def _ask_block(run: ImportRun, number: int, block: list[Application], *, now: datetime) -> int:
    """Start the mailing of one block, unless the import was undone meanwhile."""
    locked = ImportRun.objects.select_for_update().defer("content", "findings").get(pk=run.pk)
    key = f"{_name_mailings(run)}{number}"
    if locked.undone_at is not None or Mailing.objects.filter(key=key).exists():
        return 0
    closes_at = read_round_times(run.round).closes_at
    readers = [_address(one, closes_at, now=now) for one in block]
    start_mailing(
        KIND, key=key, readers=readers, program=run.round.program, about=name_row(run), by=run.made_by, now=now
    )
    return len(readers)


def _address(application: Application, closes_at: datetime, *, now: datetime) -> Reader:
    values = {
        "round": application.round.name,
        "until": say_for(closes_at, application),
        "link": confirm_url(application.key, now=now),
    }
    return Reader(application.person, values, about=name_row(application))


def stop_letters(run: ImportRun, *, by: Person | None, now: datetime) -> int:
    """Stop the letters of an import that have not gone, in the caller's transaction; tells how many."""
    mailings = Mailing.objects.filter(key__startswith=_name_mailings(run), state__in=STOPPABLE).order_by("id")
    return sum(stop_mailing(mailing, by=by, now=now) for mailing in mailings)


def _name_mailings(run: ImportRun) -> str:
    return f"{KIND}:{run.pk}:"
