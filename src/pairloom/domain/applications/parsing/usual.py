"""Answer the questions that every export asks in one way or another: place, languages, work, interests, partners."""

from collections.abc import Callable

from pairloom.domain.applications.parsing.findings import FindingKind
from pairloom.domain.applications.parsing.rows import Row
from pairloom.domain.people.states import Level
from pairloom.domain.programs.catalogue import Question
from pairloom.sheets.answers.offsets import is_fixed
from pairloom.sheets.answers.world_names import load_english_language_names
from pairloom.sheets.mapping import Field

LETTERS, OTHER = "letters", "other"
"""Codes of options that stand for what exports say: rather by letter; another kind than those listed."""


def read_usual(question: Question, usual: Field, row: Row) -> object:
    """Read the answer to a question from the usual columns."""
    return _READERS[usual](question, row)


def read_hours(question: Question, row: Row) -> object:
    """Read hours that suit: all that the usual columns tell is that somebody would rather write."""
    is_asked = row.person.prefers_email and row.find_options(question).has(LETTERS)
    return [LETTERS] if is_asked else None


def _read_zone(_question: Question, row: Row) -> object:
    """Give the zone by name; a fixed offset is no place, so it is left to be asked."""
    return "" if is_fixed(row.person.zone) else row.person.zone


def _read_languages(_question: Question, row: Row) -> object:
    known = load_english_language_names()
    return {code: Level[level.name].value for code, level in row.person.languages.items() if code in known}


def _read_earlier(_question: Question, row: Row) -> object:
    is_returner = row.person.is_returner
    return {"took_part": is_returner, "partners": row.read(Field.EARLIER) if is_returner else ""}


def _read_sector(question: Question, row: Row) -> object:
    written = row.person.sector.replace("_", " ")
    if not written or not question.options:
        return written
    options = row.find_options(question)
    code = options.find(written) or options.find(row.read(Field.SECTOR))
    if code:
        return code
    row.note(FindingKind.SECTOR_UNKNOWN, usual=Field.SECTOR, found=row.read(Field.SECTOR))
    return OTHER if options.has(OTHER) else None


def _read_stage(question: Question, row: Row) -> object:
    written = row.read(Field.STAGE)
    if not question.options:
        return written
    stage = "" if row.person.stage is None else row.person.stage.name.lower()
    options = row.find_options(question)
    code = options.find(written) or options.find(stage)
    if stage and not code:
        row.note(FindingKind.OPTION_UNKNOWN, usual=Field.STAGE, found=written)
    return code


def _read_interests(question: Question, row: Row) -> object:
    if not question.options:
        return "; ".join(row.person.interests)
    codes, unread = row.find_options(question).find_all(row.person.interests)
    for text in unread:
        row.note(FindingKind.OPTION_UNKNOWN, usual=Field.INTERESTS, found=text)
    return codes


_READERS: dict[Field, Callable[[Question, Row], object]] = {
    Field.COUNTRY: lambda _question, row: row.person.country or "",
    Field.CITY: lambda _question, row: row.person.city,
    Field.ZONE: _read_zone,
    Field.LANGUAGES: _read_languages,
    Field.EARLIER: _read_earlier,
    Field.SECTOR: _read_sector,
    Field.STAGE: _read_stage,
    Field.INTERESTS: _read_interests,
    Field.ABOUT: lambda _question, row: row.person.about,
    Field.LEARN: lambda _question, row: row.person.learn,
}
