"""What can be done for somebody without a partner: a group of three, standing by, the next round.

Letting a wish go is not among it: wishes count points and rule nobody out, so that no partner is opened by it.
"""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from pairloom import clock
from pairloom.domain.applications import services as applications
from pairloom.domain.applications.models import Application
from pairloom.domain.core.errors import Refused
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.people.models import Person
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.letters import refuse_press
from pairloom.doors.backoffice.match.finding import find_application, find_run
from pairloom.doors.backoffice.match.groups import ShownPerson, show_person
from pairloom.doors.backoffice.match.unplaced import find_competing
from pairloom.look.refusals import say_refusal

Press = Callable[[Application, Person, HttpRequest, datetime], object]
MOST_RIVALS = 12


def stand_by(application: Application, by: Person, _request: HttpRequest, now: datetime) -> None:
    """Let the person stand by."""
    applications.stand_by(application, by=by, now=now)


def come_first(application: Application, by: Person, _request: HttpRequest, now: datetime) -> None:
    """Let the person come first in the next round."""
    applications.next_round_first(application, by=by, now=now)


def bring_back(application: Application, by: Person, _request: HttpRequest, now: datetime) -> None:
    """Bring the person back into the match."""
    applications.bring_back(application, by=by, now=now)


PRESSES: dict[str, tuple[Press, Promise]] = {
    "stand-by": (stand_by, _("The person stands by for somebody who needs a partner.")),
    "back": (bring_back, _("The person is in the match again. Solve it again to find a partner.")),
    "next": (come_first, _("The person comes first in the next round.")),
}


@require_POST
def press_option(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Do one of these for somebody."""
    run, act = find_run(request, slug), request.POST.get("act", "")
    application = find_application(run.round, key)
    if act not in PRESSES:
        return refuse_press()
    try:
        PRESSES[act][0](application, read_person(request), request, clock.now())
        messages.success(request, str(PRESSES[act][1]))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_match_person", slug, key)


def describe_options(run: MatchRun, seat: Seat) -> dict[str, object]:
    """Describe what can be done for somebody without a partner, and who competes for the same few partners."""
    competing = find_competing(seat.application_id, run.outcome)
    rivals = [number for number in competing.get("people", []) if number != seat.application_id]
    wanted = [*rivals[:MOST_RIVALS], *competing.get("partners", [])[:MOST_RIVALS]]
    seats = queries.find_seats(run, wanted) if wanted else {}
    return {
        "trios": list_trios(run, seat),
        "rivals": [show_person(seats[number]) for number in rivals[:MOST_RIVALS] if number in seats],
        "wanted": [show_person(seats[number]) for number in competing.get("partners", []) if number in seats],
    }


def list_trios(run: MatchRun, seat: Seat) -> list[tuple[int, list[ShownPerson]]]:
    """List the pairs that somebody could join, best first: the number of the group and its people."""
    try:
        options = services.list_trio_options(run, seat.application_id)
    except Refused:
        return []
    groups = queries.read_groups(run, [option.group for option in options])
    return [(group.number or 0, [show_person(one) for one in group.seats]) for group in groups]
