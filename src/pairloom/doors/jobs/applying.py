"""Let invented people apply in the demo, through the same services as everybody."""

from datetime import datetime, timedelta
from random import Random

from pairloom.domain.applications.services import (
    begin_draft,
    confirm_application,
    name_draft,
    receive_application,
    save_section,
)
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import QuestionKind
from pairloom.doors.jobs.cast import CAST
from pairloom.doors.jobs.crowd import SEED, Applicant, draw_answers

UNCONFIRMED = 9
"""Every ninth has not opened the letter yet."""


def apply_all(round_: Round, people: list[Applicant], *, since: datetime, now: datetime) -> int:
    """Let people apply one after the other between two moments; tells how many did."""
    step = (now - since) / (len(people) + 1)
    for number, applicant in enumerate(people, start=1):
        apply(round_, applicant, confirms=bool(number % UNCONFIRMED), now=since + step * number)
    return len(people)


def apply_cast(round_: Round, people: list[Person], *, now: datetime) -> None:
    """Let those of the cast apply who have no role; they are signed in, so there is nothing to confirm."""
    lots = Random(SEED)
    for person, figure in zip(people, CAST, strict=True):
        if figure.role is None:
            spoken = {code: level.value for code, level in figure.speaks.items()}
            here: dict[str, object] = {"country": figure.country, "zone": figure.zone, "languages": spoken}
            answers = here | draw_answers(figure.language, lots)
            applicant = Applicant(figure.name, figure.address, figure.language, answers)
            apply(round_, applicant, confirms=False, person=person, now=now)


def apply(round_: Round, applicant: Applicant, *, confirms: bool, person: Person | None = None, now: datetime) -> None:
    """Let one person fill in the form, send it, and mostly confirm it."""
    draft = begin_draft(round_, language=applicant.language, person=person, now=now)
    draft = name_draft(draft, name=applicant.name, address=applicant.address, now=now).draft
    form = read_form(draft.form.document)
    agreed = {one.name: "2026-1" for one in form.questions if one.kind is QuestionKind.CONSENT}
    for section in form.sections:
        draft = save_section(draft, section=section.name, answers={**agreed, **applicant.answers}, now=now).draft
    application = receive_application(draft, received_at=now, now=now)
    if confirms and application.pk is not None:
        confirm_application(application, now=now + timedelta(minutes=3))
