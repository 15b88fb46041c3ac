"""Mass sendings in two steps: render and check every letter first, with no transaction open; then store all at once."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from pairloom.domain.core.errors import Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.errors import LettersUnwritten, Unwritten
from pairloom.domain.letters.models import Letter, Mailing
from pairloom.domain.letters.services.opening import open_mailing
from pairloom.domain.letters.services.queueing import AT_ONCE, Reader, Renderer
from pairloom.domain.letters.states import LetterState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program


def render_mailing(
    kind: str, *, key: str, readers: Iterable[Reader], program: Program | None, about: str = "", now: datetime
) -> list[Letter]:
    """Render a letter to each reader of a mailing that is no news, and store nothing.

    Raises LettersUnwritten with all that cannot be rendered: then nobody gets anything.
    """
    renderer = Renderer(kind, key=key, program=program, about=about, now=now)
    letters: dict[str, Letter] = {}
    unwritten: list[Unwritten] = []
    for reader in readers:
        try:
            letter = renderer.render(reader)
        except Refused as refusal:
            unwritten.append(_name_unwritten(kind, reader, refusal))
            continue
        letter.state = LetterState.HELD
        letters.setdefault(letter.key, letter)
    if unwritten:
        raise LettersUnwritten(unwritten)
    return list(letters.values())


def _name_unwritten(kind: str, reader: Reader, refusal: Refused) -> Unwritten:
    number = None if reader.person is None else reader.person.pk
    return Unwritten(kind, number, refusal.reason.value, str(refusal.details.get("name", "")))


@transaction.atomic
def start_rendered_mailing(
    kind: str,
    *,
    key: str,
    letters: Sequence[Letter],
    program: Program | None,
    by: Person | None = None,
    now: datetime,
) -> Mailing:
    """Queue letters that were rendered before, held for ten minutes; the same key again stores nothing new."""
    mailing, is_new = open_mailing(kind, key=key, program=program, total=len(letters), now=now)
    if not is_new:
        return mailing
    for letter in letters:
        letter.mailing = mailing
    Letter.objects.bulk_create(letters, batch_size=AT_ONCE)
    write_journal("mailing.started", about=mailing, by=by, at=now, count=len(letters))
    return mailing
