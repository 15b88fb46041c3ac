"""Give and end roles, with the letter about it in the same transaction."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services.queueing import queue
from pairloom.domain.letters.wording.moments import say_moment
from pairloom.domain.people import services as people
from pairloom.domain.people.models import Person, RoleHeld
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program

NAMES = {
    Role.DIRECTOR: gettext_noop("Director"),
    Role.DEPUTY: gettext_noop("Deputy director"),
    Role.EDITOR: gettext_noop("Editor"),
    Role.MODERATOR: gettext_noop("Moderator"),
    Role.SAFEGUARDING: gettext_noop("Safeguarding"),
    Role.AMBASSADOR: gettext_noop("Ambassador"),
    Role.AUDITOR: gettext_noop("Auditor of matches"),
}


@transaction.atomic
def give_role_and_tell(
    person: Person,
    *,
    role: Role,
    program: Program,
    country: str = "",
    ends_on: date | None = None,
    by: Person | None = None,
    now: datetime,
) -> RoleHeld:
    """Give a person a role in a program and write to them; who holds it already keeps it and gets no second letter."""
    held = people.give_role(person, role=role, program_id=program.pk, country=country, ends_on=ends_on, by=by, now=now)
    values = {"role": name_role(role, language=person.language), "link": f"{settings.SITE_URL}/office/"}
    _write("role-given", held, values, program=program, now=now)
    return held


@transaction.atomic
def end_role_and_tell(held: RoleHeld, *, by: Person | None = None, now: datetime) -> bool:
    """End a role at once and write to the person; tells whether it was still running."""
    if not people.end_role(held, by=by, now=now):
        return False
    role = name_role(Role(held.role), language=held.person.language)
    _write("role-ended", held, {"role": role, "when": say_when(now, reader=held.person)}, program=held.program, now=now)
    return True


def name_role(role: Role, *, language: str) -> str:
    """Name a role in a language."""
    with translation.override(language):
        return gettext(NAMES[role])


def say_when(now: datetime, *, reader: Person) -> str:
    """Say a moment in the reader's language and zone, with the zone's name."""
    return say_moment(now, language=reader.language, zone=reader.time_zone)


def _write(kind: str, held: RoleHeld, values: dict[str, str], *, program: Program, now: datetime) -> Letter:
    key = f"{kind}:{held.pk}"
    return queue(kind, key=key, values=values, to=held.person, program=program, about=f"roleheld:{held.pk}", now=now)
