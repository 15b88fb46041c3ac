"""Who may see the applications of a round: who leads the program all of them, ambassadors those of their countries."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries import find_round_application
from pairloom.domain.people.queries import embassies_of
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import find_round
from pairloom.doors.backoffice.access import find_led_round, list_led, read_person


@dataclass(frozen=True)
class Sight:
    """A round, and the countries whose applications the reader may see; none means all of them."""

    round: Round
    countries: frozenset[str] | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether the reader may see everything."""
        return self.countries is None


def find_sight(request: HttpRequest, slug: str) -> Sight:
    """Find a round and what the reader may see of it; a round of which they may see nothing does not exist."""
    found = find_round(slug)
    if found is None:
        raise Http404
    if found.program_id in {program.pk for program in list_led(request)}:
        return Sight(found)
    countries = embassies_of(read_person(request), program_id=found.program_id, today=clock.now().date())
    if not countries:
        raise Http404
    return Sight(found, countries)


def find_led_application(request: HttpRequest, slug: str, key: str) -> Application:
    """Find one application, for who leads the program."""
    found = find_round_application(find_led_round(request, slug), key)
    if found is None:
        raise Http404
    return found
