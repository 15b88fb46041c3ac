"""Give roles and end them. The letters about it are queued by `letters`, in the same transaction."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.people import rules
from pairloom.domain.people.models import Person, RoleHeld
from pairloom.domain.people.queries import holds_role, roles_held
from pairloom.domain.people.services.persons import end_sessions
from pairloom.domain.people.states import Role
from pairloom.sheets.answers.world_names import load_english_country_names


@transaction.atomic
def give_role(
    person: Person,
    *,
    role: Role,
    program_id: int,
    country: str = "",
    ends_on: date | None = None,
    by: Person | None,
    now: datetime,
) -> RoleHeld:
    """Give a person a role in a program from today on; who holds it already keeps it."""
    rules.check_role(role, country=country, known=load_english_country_names())
    rules.check_dates(begins_on=now.date(), ends_on=ends_on)
    person = Person.objects.select_for_update().get(pk=person.pk)
    running = Q(ends_on=None) | Q(ends_on__gte=now.date())
    same = {"role": role, "program_id": program_id, "country": country}
    held = person.roles.filter(running, **same).first()
    if held is not None:
        return held
    held = RoleHeld.objects.create(person=person, begins_on=now.date(), ends_on=ends_on, **same)
    end_sessions(person)
    write_journal("role.given", about=person, by=by, at=now, role=role.value, program=program_id)
    return held


@transaction.atomic
def direct_new_program(person: Person, *, program_id: int, now: datetime) -> RoleHeld:
    """Make the director of a program the director of one that they have just made; their sessions go on.

    Refused for anybody else: a first role comes from somebody who holds one.
    """
    if not holds_role(person, {Role.DIRECTOR}, today=now.date()):
        raise Refused(Reason.NOT_ALLOWED)
    held = RoleHeld.objects.create(
        person=person, begins_on=now.date(), role=Role.DIRECTOR, program_id=program_id, country=""
    )
    write_journal("role.given", about=person, by=person, at=now, role=Role.DIRECTOR.value, program=program_id)
    return held


@transaction.atomic
def end_role(held: RoleHeld, *, by: Person | None, now: datetime) -> bool:
    """End a role at once and end the person's sessions; tells whether it was still running.

    Refused for the last director of a program: nobody could give roles any more.
    """
    held = RoleHeld.objects.select_for_update().select_related("person").get(pk=held.pk)
    yesterday = now.date() - timedelta(days=1)
    if held.ends_on is not None and held.ends_on <= yesterday:
        return False
    _keep_a_director(held, today=now.date())
    held.ends_on = yesterday
    held.save(update_fields=["ends_on"])
    end_sessions(held.person)
    about = name_row(held.person)
    write_journal("role.ended", about=about, by=by, at=now, role=held.role, program=held.program_id)
    return True


def _keep_a_director(held: RoleHeld, *, today: date) -> None:
    """Refuse to end the role of the last director; two who end each other's at the same moment wait for each other."""
    if held.role != Role.DIRECTOR:
        return
    directors = roles_held(today).filter(program_id=held.program_id, role=Role.DIRECTOR).order_by("id")
    if {director.person_id for director in directors.select_for_update(of=("self",))} == {held.person_id}:
        raise Refused(Reason.LAST_DIRECTOR)
