"""The list of applications of a round, by state and country; a search that leaves no name in an address."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications import queries
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries import WantedApplications
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.services import write_journal
from pairloom.doors.backoffice.access import find_led_round, read_number, read_person
from pairloom.doors.backoffice.intake.live import sort_countries
from pairloom.doors.backoffice.intake.seeing import Sight, find_sight
from pairloom.doors.backoffice.intake.words import STATES
from pairloom.sheets.atlas.world import load_points

LONGEST_SEARCH = 320


@dataclass(frozen=True)
class ShownLine:
    """An application in the list."""

    application: Application
    state: Promise
    tone: str

    @property
    def name(self) -> str:
        """Name the person as the form does, else as they name themselves."""
        return self.application.name or self.application.person.name


@require_safe
def list_applications(request: HttpRequest, slug: str) -> HttpResponse:
    """List applications by state and country, the newest first."""
    sight = find_sight(request, slug)
    state, country = request.GET.get("state", ""), read_country(request)
    states = (ApplicationState(state),) if state in STATES else ()
    before = read_number(request, "before")
    wanted = WantedApplications(states, country, sight.countries)
    page = queries.list_applications(sight.round, wanted, before=before)
    further = request.GET.copy()
    further["before"] = str(page.older)
    shown = {
        "lines": [show_line(one) for one in page.applications],
        "older": f"?{further.urlencode()}" if page.older else "",
        "is_first": before is None,
        "is_filtered": bool(states or country),
        "state": state,
        "country": country,
    }
    return show_list(request, sight, shown)


@require_POST
def find_applications(request: HttpRequest, slug: str) -> HttpResponse:
    """Search by a part of the name or address; that somebody looked is noted, for whom they looked is not."""
    round_, words = find_led_round(request, slug), request.POST.get("words", "")[:LONGEST_SEARCH].replace("\0", "")
    found = queries.search_applications(round_, words)
    write_journal("applications.searched", about=round_, by=read_person(request), at=clock.now(), found=len(found))
    shown = {"lines": [show_line(one) for one in found], "is_first": True, "is_search": True, "words": words}
    return show_list(request, Sight(round_), shown)


def read_country(request: HttpRequest) -> str:
    """Read a country from the address; none where it is no code of one."""
    country = request.GET.get("country", "")
    return country if country in load_points() else ""


def show_list(request: HttpRequest, sight: Sight, shown: dict[str, object]) -> HttpResponse:
    """Show a list of applications, with what it can be narrowed by."""
    countries = queries.countries_of(sight.round) if sight.countries is None else list(sight.countries)
    around = {
        "round": sight.round,
        "is_whole": sight.is_whole,
        "states": [(state.value, words) for state, (words, _tone) in ((one, STATES[one]) for one in ApplicationState)],
        "countries": sort_countries(countries),
    }
    return render(request, "backoffice/intake/list.html", around | shown)


def show_line(application: Application) -> ShownLine:
    """Show an application in the list."""
    words, tone = STATES[application.state]
    return ShownLine(application, words, tone)
