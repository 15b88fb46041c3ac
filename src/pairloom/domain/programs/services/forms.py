"""Change the form of a program: in place as long as nobody answers, else as a new version."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.programs import catalogue, rules
from pairloom.domain.programs.catalogue import Form, Question, read_form, write_form
from pairloom.domain.programs.models import FormVersion, Program, Round
from pairloom.domain.programs.queries import list_question_names, newest_form, read_form_word, read_question_word
from pairloom.domain.programs.services.programs import give_first_form
from pairloom.domain.programs.states import RoundState


@transaction.atomic
def save_form(
    program: Program, document: object, *, based_on: str | None = None, by: Person | None, now: datetime
) -> FormVersion:
    """Save a whole form: a new version when somebody answers the newest one, else that one changes.

    Refused when it is no form, when a question would change its kind under its old name, and when somebody else
    saved after the form that was seen (`based_on`, as queries.read_form_word tells it).
    """
    newest = _lock_newest(program)
    if based_on not in {None, read_form_word(read_form(newest.document))}:
        raise Refused(Reason.FORM_CHANGED_MEANWHILE)
    known = read_form(newest.document)
    return _write(newest, replace(read_form(document), made_from=known.made_from), by=by, now=now)


@transaction.atomic
def add_question(program: Program, question: Question, *, by: Person | None, now: datetime) -> Question:
    """Put a question at the end of its section, under a name made from its label; the same one twice is there once."""
    newest = _lock_newest(program)
    form = read_form(newest.document)
    for known in form.questions:
        if replace(known, name=question.name) == question:
            return known
    label = next(iter(question.label.values()), "")
    name = catalogue.make_name(label, taken=list_question_names(program), otherwise="question")
    named = replace(question, name=name)
    _write(newest, catalogue.add_question(form, named), by=by, now=now)
    return named


@transaction.atomic
def change_question(
    program: Program, question: Question, *, based_on: str | None = None, by: Person | None, now: datetime
) -> FormVersion:
    """Change one question; refused when somebody else changed it since it was seen, or took it away."""
    newest = _lock_newest(program)
    form = read_form(newest.document)
    known = form.find(question.name)
    if known is None or (known != question and based_on not in {None, read_question_word(known)}):
        raise Refused(Reason.FORM_CHANGED_MEANWHILE)
    return _write(newest, catalogue.change_question(form, question), by=by, now=now)


def remove_question(program: Program, name: str, *, by: Person | None, now: datetime) -> FormVersion:
    """Take a question away; answers to it stay where they are. One that is gone already stays gone."""
    return _edit(program, lambda form: catalogue.remove_question(form, name), by=by, now=now)


def move_question(program: Program, name: str, *, step: int, by: Person | None, now: datetime) -> FormVersion:
    """Move a question up (-1) or down (1) in its section."""
    return _edit(program, lambda form: catalogue.move_question(form, name, step=step), by=by, now=now)


@transaction.atomic
def word_section(
    program: Program,
    section: str,
    words: Mapping[str, str],
    *,
    language: str,
    seen: Mapping[str, str] | None = None,
    kept: Collection[str] = (),
    by: Person | None,
    now: datetime,
) -> FormVersion:
    """Word a section in a language; only texts that are not as they were `seen` are written.

    So two people can translate at once: refused only where both changed the same text. Texts that are `kept` still
    fit, though their original has changed.
    """
    newest = _lock_newest(program)
    form = read_form(newest.document)
    found = next((one for one in form.sections if one.name == section), None)
    if found is None:
        raise Refused(Reason.FORM_CHANGED_MEANWHILE)
    standing = catalogue.list_words(form, found, language=language)
    changed = {key: text for key, text in words.items() if seen is None or text != seen.get(key, "")}
    if seen and any(standing.get(key, "") not in {seen.get(key, ""), text} for key, text in changed.items()):
        raise Refused(Reason.FORM_CHANGED_MEANWHILE)
    fitting = catalogue.keep_words(form, found, kept, language=language)
    return _write(newest, catalogue.word_section(fitting, found, changed, language=language), by=by, now=now)


@transaction.atomic
def seal_form(version: FormVersion, *, now: datetime) -> bool:
    """Note that somebody answers a version, so that it never changes; tells whether this call was the first."""
    return FormVersion.objects.filter(pk=version.pk, sealed_at=None).update(sealed_at=now) == 1


@transaction.atomic
def use_form(round_: Round, version: FormVersion, *, by: Person | None, now: datetime) -> bool:
    """Let an open round ask the questions of the newest version from now on; tells whether it asked others before.

    Who has begun or sent the form keeps the questions that they answered.
    """
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    if locked.form_id == version.pk:
        return False
    rules.check_may_change_form(RoundState(locked.state), is_newest=version == newest_form(locked.program))
    locked.form = version
    locked.save(update_fields=["form"])
    write_journal("round.form-changed", about=locked, by=by, at=now, version=version.number)
    return True


@transaction.atomic
def _edit(program: Program, change: Callable[[Form], Form], *, by: Person | None, now: datetime) -> FormVersion:
    newest = _lock_newest(program)
    return _write(newest, change(read_form(newest.document)), by=by, now=now)


def _lock_newest(program: Program) -> FormVersion:
    """Lock a program, so that versions are made one after the other, and its newest form against being sealed."""
    locked = Program.objects.select_for_update().get(pk=program.pk)
    newest = locked.forms.select_for_update().order_by("-number").first()
    return newest or give_first_form(locked, by=None, now=locked.made_at)


def _write(newest: FormVersion, form: Form, *, by: Person | None, now: datetime) -> FormVersion:
    """Write a form that has changed, and let planned rounds follow it."""
    known = read_form(newest.document)
    catalogue.check_same_meaning(known, form)
    catalogue.check_new_words(known, form)
    document = write_form(catalogue.note_originals(known, form, own=newest.program.language))
    if document == newest.document:
        return newest
    number = newest.number + (newest.sealed_at is not None)
    words = {"document": document, "made_at": now, "made_by": by}
    version, _is_new = FormVersion.objects.update_or_create(program=newest.program, number=number, defaults=words)
    Round.objects.filter(program=newest.program, state=RoundState.PLANNED).update(form=version)
    write_journal("program.form-changed", about=newest.program, by=by, at=now, version=number)
    return version
