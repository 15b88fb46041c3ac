"""Change the words of pages: what is saved can be shown, and every version is kept."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.queries.wordings import EDITORS
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import holds_role
from pairloom.domain.programs.models import Program
from pairloom.domain.publishing.models import PageChange
from pairloom.domain.publishing.queries import PageInForce, ShownPage, find_in_force, show_page
from pairloom.domain.publishing.rules import check_page, parse_page


@transaction.atomic
def save_page(
    program: Program,
    name: str,
    language: str,
    text: str,
    *,
    by: Person,
    now: datetime,
    seen_number: int | None = None,
) -> PageInForce:
    """Save the text of one page in one language; the same text again changes nothing.

    Refused when the person may not, when the text cannot be shown, or when somebody else saved after the version that
    was seen.
    """
    standing = _lock_page(program, name, language, by=by, now=now)
    page = parse_page(text)
    check_page(page)
    if page.text == standing.text:
        return standing
    if seen_number is not None and seen_number != standing.number:
        raise Refused(Reason.PAGE_CHANGED_MEANWHILE)
    return _save(program, standing, page.text, by=by, now=now)


@transaction.atomic
def restore_page(program: Program, name: str, language: str, *, by: Person, now: datetime) -> PageInForce:
    """Bring the shipped text back; where it is in force already, nothing changes."""
    standing = _lock_page(program, name, language, by=by, now=now)
    return _save(program, standing, "", by=by, now=now) if standing.is_changed else standing


def preview_page(program: Program, language: str, text: str, *, closes: str) -> ShownPage:
    """Render a text as readers would see it; refused for the same reasons as saving it."""
    page = parse_page(text)
    check_page(page)
    return show_page(page, "", language, program=program, closes=closes)


def _lock_page(program: Program, name: str, language: str, *, by: Person, now: datetime) -> PageInForce:
    """Let one person at a time change the pages of a program, and only those who may."""
    Program.objects.select_for_update().get(pk=program.pk)
    if not holds_role(by, EDITORS, program_id=program.pk, today=now.date()):
        raise Refused(Reason.NOT_ALLOWED)
    return find_in_force(program, name, language)


def _save(program: Program, standing: PageInForce, text: str, *, by: Person, now: datetime) -> PageInForce:
    """Save a version, and write down that it was saved."""
    name, language, number = standing.name, standing.language, standing.number + 1
    row = PageChange.objects.create(
        program=program, name=name, language=language, version=number, text=text, changed_at=now, changed_by=by
    )
    act = "page.changed" if text else "page.restored"
    write_journal(act, about=row, by=by, at=now, name=name, language=language, version=number)
    return find_in_force(program, name, language)
