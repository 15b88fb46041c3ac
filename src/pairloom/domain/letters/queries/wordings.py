"""Find the wording that a letter gets: the program's own where it has one, else the shipped one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import KINDS, LetterKind, find_kind
from pairloom.domain.letters.models import WordingChange
from pairloom.domain.letters.wording import (
    LANGUAGES,
    Wording,
    check_wording,
    list_fallbacks,
    load_text,
    load_wording,
    parse_wording,
)
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import roles_held
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program

EDITORS = frozenset({Role.DIRECTOR, Role.DEPUTY, Role.EDITOR})


@dataclass(frozen=True)
class WordingInForce:
    """The text of one kind in one language as a program has it; version 0 is the shipped one, never changed."""

    kind: LetterKind
    language: str
    text: str
    version: int = 0
    is_changed: bool = False
    changed_at: datetime | None = None
    is_fitting: bool = True
    """Not so when the catalogue has moved on since: such a text is kept, and the shipped one is sent."""


def find_wording(kind: str, *, program_id: int | None, wishes: Sequence[str]) -> tuple[Wording, str]:
    """Find the wording of a kind in the first language that has one; refused when not even English does.

    A changed wording that does not fit the catalogue any more is passed over. Costs one query, none without program.
    """
    letter_kind, languages = find_kind(kind), list_fallbacks(*wishes)
    changed = _find_changed(kind, program_id=program_id, languages=languages)
    for language in languages:
        own = parse_wording(changed.get(language, ""))
        if own.subject and _fits(letter_kind, own):
            return own, language
        shipped = load_wording(kind, language)
        if shipped is not None:
            return shipped, language
    raise Refused(Reason.LETTER_UNKNOWN, kind=kind)


def list_wordings(program: Program) -> list[WordingInForce]:
    """List the wordings of all kinds in all languages as a program has them, as the catalogue does; one query."""
    newest = {(row.kind, row.language): row for row in _list_newest(program)}
    return [
        _tell_in_force(kind, language, newest.get((kind.name, language)))
        for kind in KINDS.values()
        for language in LANGUAGES
    ]


def list_unfitting(programs: Sequence[Program]) -> dict[int, list[WordingInForce]]:
    """List by number of program the wordings that do not fit any more: the shipped ones are sent instead; one query."""
    newest: dict[tuple[int, str, str], WordingChange] = {}
    for row in WordingChange.objects.filter(program__in=programs).order_by("kind", "language", "version"):
        newest[row.program_id, row.kind, row.language] = row
    found: dict[int, list[WordingInForce]] = {}
    for (program, kind, language), row in newest.items():
        standing = _tell_in_force(KINDS[kind], language, row) if kind in KINDS else None
        if standing is not None and not standing.is_fitting:
            found.setdefault(program, []).append(standing)
    return found


def find_in_force(program: Program, kind: str, language: str) -> WordingInForce:
    """Find the text of one kind in one language as a program has it; refused when there is no such letter."""
    letter_kind = find_kind(kind)
    if language not in LANGUAGES:
        raise Refused(Reason.LANGUAGE_UNKNOWN, language=language)
    row = _rows_of(program, kind, language).order_by("-version").first()
    return _tell_in_force(letter_kind, language, row)


def list_history(program: Program, kind: str, language: str, *, most: int = 50) -> list[WordingChange]:
    """List who changed a wording when, newest first."""
    return list(_rows_of(program, kind, language).select_related("changed_by").order_by("-version")[:most])


def list_programs_edited_by(person: Person, *, today: date) -> list[Program]:
    """List the programs whose letters a person may word on a day."""
    held = roles_held(today).filter(person=person, role__in=sorted(EDITORS))
    return list(Program.objects.filter(pk__in=held.values("program_id")).order_by("slug"))


def _rows_of(program: Program, kind: str, language: str) -> QuerySet[WordingChange]:
    return WordingChange.objects.filter(program=program, kind=kind, language=language)


def _list_newest(program: Program) -> Iterator[WordingChange]:
    """Yield each version of a program's wordings, older ones first, so that the last of each is the newest."""
    yield from WordingChange.objects.filter(program=program).order_by("kind", "language", "version")


def _tell_in_force(kind: LetterKind, language: str, row: WordingChange | None) -> WordingInForce:
    """Tell the text in force from the newest change, if there is one."""
    shipped = (load_text(kind.name, language) or "").strip()
    if row is None:
        return WordingInForce(kind, language, shipped)
    if not row.text:
        return WordingInForce(kind, language, shipped, version=row.version, changed_at=row.changed_at)
    return WordingInForce(
        kind,
        language,
        row.text,
        version=row.version,
        is_changed=True,
        changed_at=row.changed_at,
        is_fitting=_fits(kind, parse_wording(row.text)),
    )


def _fits(kind: LetterKind, wording: Wording) -> bool:
    """Tell whether a wording fits the catalogue as it is today."""
    try:
        check_wording(kind, wording)
    except Refused:
        return False
    return True


def _find_changed(kind: str, *, program_id: int | None, languages: Sequence[str]) -> dict[str, str]:
    """Find the newest text of a program in each language; an empty one means that the shipped wording is back."""
    if program_id is None:
        return {}
    rows = WordingChange.objects.filter(program_id=program_id, kind=kind, language__in=languages)
    return dict(rows.order_by("version").values_list("language", "text"))
