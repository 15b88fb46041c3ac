"""Find the pair of the person who is signed in."""

from datetime import datetime

from django.http import Http404, HttpRequest

from pairloom.domain.pairs import queries
from pairloom.domain.pairs.queries import PairStanding
from pairloom.domain.programs.queries import find_round
from pairloom.doors.desk.applications.finding import find_self


def find_pair(request: HttpRequest, slug: str, *, now: datetime) -> PairStanding:
    """Find one's own pair in a round; before introductions there is no such page."""
    round_ = find_round(slug)
    found = None if round_ is None else queries.pair_in(find_self(request), round_, now=now)
    if found is None:
        raise Http404
    return found
