"""What every page knows about its reader."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import cached_property

from pairloom import clock
from pairloom.domain.people import queries


@dataclass
class Reader:
    """The one who looks at the page; roles are asked for only when a template wants to know."""

    request: HttpRequest

    @cached_property
    def is_staff(self) -> bool:
        """Tell whether the reader holds a role today, in any program."""
        person = self.request.user
        return person.is_authenticated and queries.is_staff(person, today=clock.now().date())


def describe_reader(request: HttpRequest) -> dict[str, Reader]:
    """Give templates `reader`."""
    return {"reader": Reader(request)}
