"""Whose letters a person of the office may see: asked in one place, and given to every other question."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import roles_held
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program

READERS = (Role.DIRECTOR, Role.DEPUTY)
"""Letters name people and may hold what they wrote; only these roles read them."""


@dataclass(frozen=True)
class Scope:
    """The programs whose letters may be seen. `with_site` adds letters of no program: codes, notices, greetings."""

    programs: tuple[int, ...] = ()
    with_site: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing may be seen at all."""
        return not self.programs

    @property
    def owners(self) -> tuple[int | None, ...]:
        """List the programs, and none for the site itself."""
        return (*self.programs, None) if self.with_site else self.programs

    def limit(self, path: str = "program") -> Q:
        """Limit rows to what may be seen; `path` leads to the program."""
        inside = Q(**{f"{path}__in": self.programs})
        return inside | Q(**{f"{path}__isnull": True}) if self.with_site else inside


def find_scope(person: Person, *, today: date) -> Scope:
    """Find what a person may see today. Letters of no program are for those who run every program of the site."""
    held = roles_held(today).filter(person=person, role__in=READERS)
    run = tuple(sorted(set(held.values_list("program_id", flat=True))))
    others = Program.objects.exclude(pk__in=run).exists()
    return Scope(programs=run, with_site=bool(run) and not others)
