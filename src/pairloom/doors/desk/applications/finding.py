"""Find where the person who is signed in stands in a round."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from pairloom.domain.applications import queries
from pairloom.domain.applications.queries import Standing
from pairloom.domain.people.models import Person
from pairloom.domain.programs.queries import find_round


def find_self(request: HttpRequest) -> Person:
    """Give the person who is signed in; the pages that ask have made sure that somebody is."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def find_own(request: HttpRequest, slug: str, *, now: datetime) -> Standing:
    """Find one's own application to a round, or answer that there is no such page."""
    round_ = find_round(slug)
    found = None if round_ is None else queries.read_standing(find_self(request), round_, now=now)
    if found is None:
        raise Http404
    return found
