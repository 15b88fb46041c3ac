"""Change the wording of letters: what is saved is fit to be sent, and every version is kept."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.catalogue import find_kind
from pairloom.domain.letters.models import WordingChange
from pairloom.domain.letters.queries.wordings import EDITORS, WordingInForce, find_in_force
from pairloom.domain.letters.wording import Footer, Rendered, check_wording, parse_wording, preview
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import holds_role
from pairloom.domain.programs.models import Program


@transaction.atomic
def change_wording(
    program: Program,
    kind: str,
    language: str,
    text: str,
    *,
    by: Person,
    now: datetime,
    seen_version: int | None = None,
) -> WordingInForce:
    """Change the wording of one kind in one language; the same text again changes nothing.

    Refused when the person may not, when a placeholder is unknown or a needed one missing (with its name), when the
    subject is missing or too long, or when somebody else saved after the version that was seen.
    """
    standing = _lock_wording(program, kind, language, by=by, now=now)
    tidy = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n")).replace("\0", "")
    check_wording(standing.kind, parse_wording(tidy))
    if tidy == standing.text:
        return standing
    if seen_version is not None and seen_version != standing.version:
        raise Refused(Reason.WORDING_CHANGED_MEANWHILE)
    return _save(program, standing, tidy, by=by, now=now)


@transaction.atomic
def restore_wording(program: Program, kind: str, language: str, *, by: Person, now: datetime) -> WordingInForce:
    """Bring the shipped wording back; where it is in force already, nothing changes."""
    standing = _lock_wording(program, kind, language, by=by, now=now)
    return _save(program, standing, "", by=by, now=now) if standing.is_changed else standing


def preview_wording(program: Program, kind: str, language: str, text: str) -> Rendered:
    """Render a text with sample values, as a reader would get it; refused for the same reasons as saving it."""
    letter_kind, wording = find_kind(kind), parse_wording(text)
    check_wording(letter_kind, wording)
    unsubscribe = f"{settings.SITE_URL}/unsubscribe/sample/" if letter_kind.is_news else ""
    return preview(
        letter_kind,
        wording,
        language=language,
        signature=program.signed_by,
        footer=Footer(program=program.name, site=settings.SITE_URL, unsubscribe=unsubscribe),
    )


def _lock_wording(program: Program, kind: str, language: str, *, by: Person, now: datetime) -> WordingInForce:
    """Let one person at a time change the wordings of a program, and only those who may."""
    Program.objects.select_for_update().get(pk=program.pk)
    if not holds_role(by, EDITORS, program_id=program.pk, today=now.date()):
        raise Refused(Reason.NOT_ALLOWED)
    return find_in_force(program, kind, language)


def _save(program: Program, standing: WordingInForce, text: str, *, by: Person, now: datetime) -> WordingInForce:
    """Save a version, and write down that it was saved."""
    kind, language, version = standing.kind.name, standing.language, standing.version + 1
    row = WordingChange.objects.create(
        program=program, kind=kind, language=language, version=version, text=text, changed_at=now, changed_by=by
    )
    act = "wording.changed" if text else "wording.restored"
    write_journal(act, about=row, by=by, at=now, kind=kind, language=language, version=version)
    return find_in_force(program, kind, language)
