"""Who sees reports; those that somebody may not read do not exist for them."""

from django.http import Http404, HttpRequest

from pairloom import clock
from pairloom.domain.pairs.models import Concern
from pairloom.domain.pairs.queries import count_waiting, find_concern, sees_concerns
from pairloom.domain.people.models import Person
from pairloom.doors.backoffice.access import list_leaderships, read_person

KEPT = "office_concerns"
"""Where a request keeps the number for the menu of the same page."""


def may_see(request: HttpRequest) -> bool:
    """Tell whether the reader may read reports of any program; whoever leads one does."""
    person = request.user
    if not isinstance(person, Person):
        return False
    return bool(list_leaderships(request)) or sees_concerns(person, today=clock.now().date())


def count_open(request: HttpRequest) -> int:
    """Count the reports that wait for the reader, once a request."""
    number: int | None = getattr(request, KEPT, None)
    if number is None:
        number = count_waiting(read_person(request), today=clock.now().date())
        setattr(request, KEPT, number)
    return number


def find_or_404(request: HttpRequest, number: int) -> Concern:
    """Find a report that the reader may read."""
    found = find_concern(read_person(request), number, today=clock.now().date())
    if found is None:
        raise Http404
    return found
