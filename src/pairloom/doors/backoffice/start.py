"""The first page of the office: what needs somebody now, and nothing else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.letters.queries import office
from pairloom.domain.letters.queries.office import Scope
from pairloom.doors.backoffice.access import read_scope
from pairloom.doors.backoffice.concerns.seeing import count_open, may_see
from pairloom.doors.backoffice.intake.needs import list_needs, list_own_countries
from pairloom.doors.backoffice.match.needs import list_match_needs
from pairloom.doors.backoffice.mending import list_wording_needs


@require_safe
def show_start(request: HttpRequest) -> HttpResponse:
    """Show what needs the reader; somebody who reads no letters gets the calm page."""
    scope = read_scope(request)
    needs = [*list_match_needs(request), *list_needs(request), *list_wording_needs(request)]
    shown = {"is_calm": True} if scope.is_empty else describe_start(scope)
    reports = count_open(request) if may_see(request) else 0
    rounds = {"round_needs": needs, "own_rounds": list_own_countries(request), "reports": reports}
    is_calm = bool(shown["is_calm"]) and not needs and not reports
    return render(request, "backoffice/start.html", shown | rounds | {"is_calm": is_calm})


def describe_start(scope: Scope) -> dict[str, object]:
    """Find what needs somebody."""
    now = clock.now()
    needs, relay = office.find_needs(scope, now=now), office.find_relay()
    is_asleep = office.is_asleep(needs, workers=office.list_workers(now=now), now=now)
    is_off = settings.MAIL_SENDING == "off"
    is_well = not (relay.broken_since or relay.is_stopped or is_asleep or is_off)
    return {
        "sees_letters": True,
        "needs": needs,
        "relay": relay,
        "is_asleep": is_asleep,
        "is_off": is_off,
        "is_calm": is_well and needs.is_calm,
    }
