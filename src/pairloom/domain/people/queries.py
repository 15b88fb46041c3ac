"""Reads of people: who is this, who holds which role, who agreed to what."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

from pairloom.domain.core.errors import Refused
from pairloom.domain.people import rules
from pairloom.domain.people.models import Person, RoleHeld
from pairloom.domain.people.states import Consent, Role

LEADERS = frozenset({Role.DIRECTOR, Role.DEPUTY})
AT_ONCE = 500
OFFICE = frozenset({Role.DIRECTOR, Role.DEPUTY, Role.EDITOR, Role.MODERATOR, Role.SAFEGUARDING})


def find_person(address: str) -> Person | None:
    """Find a person by address, whatever its capitals; nobody has an address that cannot be one."""
    try:
        cleaned = rules.clean_address(address)
    except Refused:
        return None
    # Without an order: by one, a database may walk through all people instead of looking the address up.
    return next(iter(Person.objects.filter(Exact(Lower("email"), Lower(Value(cleaned)))).order_by()[:1]), None)


def find_people(addresses: Iterable[str]) -> dict[str, Person]:
    """Find people by address, whatever its capitals, as a table by address in small letters; one query for 500."""
    wanted = [Lower(Value(address)) for address in sorted(set(addresses))]
    chunks = (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE))
    lower = Person.objects.annotate(lower=Lower("email"))
    return {person.email.lower(): person for chunk in chunks for person in lower.filter(lower__in=chunk)}


def roles_held(today: date) -> QuerySet[RoleHeld]:
    """List the roles that are held on a day, by people who are still active."""
    running = Q(begins_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))
    return RoleHeld.objects.filter(running, person__is_active=True)


def roles_of(person: Person, *, today: date) -> list[RoleHeld]:
    """List the roles of a person on a day."""
    return list(roles_held(today).filter(person=person).select_related("program"))


def leaderships_of(person: Person, *, today: date) -> list[RoleHeld]:
    """List the programs that a person directs or deputises for on a day, by name, each as the role with its program."""
    held = roles_held(today).filter(person=person, role__in=list(LEADERS)).select_related("program")
    return list(held.order_by("program__name", "program_id", "id"))


def list_team(program_id: int, *, today: date) -> list[RoleHeld]:
    """List who holds which role in a program on a day, in the order of roles, countries and names; one query."""
    held = list(roles_held(today).filter(program_id=program_id).select_related("person"))
    order = list(Role)
    return sorted(held, key=lambda each: (order.index(Role(each.role)), each.country, each.person.name, each.pk))


def find_role(program_id: int, number: int) -> RoleHeld | None:
    """Find a role by number, held today or not, if it belongs to a program."""
    return RoleHeld.objects.filter(program_id=program_id, pk=number).select_related("person", "program").first()


def holds_role(person: Person, roles: Collection[Role], *, program_id: int | None = None, today: date) -> bool:
    """Tell whether a person holds one of the roles on a day, in one program or in any."""
    held = roles_held(today).filter(person=person, role__in=list(roles))
    return (held if program_id is None else held.filter(program_id=program_id)).exists()


def is_staff(person: Person, *, today: date) -> bool:
    """Tell whether a person sees other people's records, and therefore signs in with a second factor."""
    return roles_held(today).filter(person=person).exists()


def people_with_role(program_id: int, role: Role, *, today: date) -> QuerySet[Person]:
    """List the people who hold a role in a program on a day."""
    held = roles_held(today).filter(program_id=program_id, role=role)
    return Person.objects.filter(pk__in=held.values("person_id")).order_by("id")


def ambassadors_of(program_id: int, *, today: date) -> list[RoleHeld]:
    """List the ambassadors of a program on a day, with their people, by country; one query."""
    held = roles_held(today).filter(program_id=program_id, role=Role.AMBASSADOR, person__leaving_at=None)
    return list(held.select_related("person").order_by("country", "id"))


def embassies_of(person: Person, *, program_id: int, today: date) -> frozenset[str]:
    """List the countries for which a person is ambassador in a program on a day."""
    held = roles_held(today).filter(person=person, program_id=program_id, role=Role.AMBASSADOR)
    return frozenset(held.values_list("country", flat=True))


def programs_run_by(person: Person, *, today: date) -> list[int]:
    """List the programs in whose office a person works on a day, by number."""
    held = roles_held(today).filter(person=person, role__in=list(OFFICE))
    return sorted(set(held.values_list("program_id", flat=True)))


def has_consented(person: Person, kind: Consent) -> bool:
    """Tell whether a person's consent stands."""
    return person.consents.filter(kind=kind, withdrawn_at=None).exists()


def count_directors(program_id: int, *, today: date) -> int:
    """Count the directors and deputies of a program: with fewer than two, one lost passkey locks everybody out."""
    held = roles_held(today).filter(program_id=program_id, role__in=list(LEADERS))
    return held.values("person_id").distinct().count()


def find_organiser(*, today: date) -> Person | None:
    """Find the director who has been here longest."""
    held = roles_held(today).filter(role=Role.DIRECTOR).select_related("person").order_by("person_id").first()
    return None if held is None else held.person


def find_participant(*, today: date) -> Person | None:
    """Find the person without any role who has been here longest."""
    others = roles_held(today).values("person_id")
    return Person.objects.filter(is_active=True).exclude(pk__in=others).order_by("id").first()
