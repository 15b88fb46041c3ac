"""The public pages that are texts, and the timetable."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.applications.queries import public_totals
from pairloom.domain.programs import queries
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.publishing.queries import ShownPage, find_page
from pairloom.doors.website.caching import for_everybody
from pairloom.doors.website.rounds import describe_timetable, find_closing
from pairloom.doors.website.zones import find_zone, write_options
from pairloom.look.templatetags.look import day
from pairloom.look.zones import is_zone_known, read_zone, speak_in_zone


@dataclass(frozen=True)
class Stage:
    """What public pages speak of: the round that is shown, and its program."""

    round: Round | None
    program: Program | None


def find_stage(now: datetime) -> Stage:
    """Find what public pages speak of: the first program where there is no round. Two queries."""
    shown = queries.round_to_show(now)
    if shown is not None:
        return Stage(shown, shown.program)
    return Stage(None, next(iter(queries.list_programs()), None))


def find_text(name: str, request: HttpRequest, stage: Stage, *, now: datetime) -> ShownPage:
    """Find the text of a page in the reader's language, with the day on which applications close."""
    closing = None if stage.round is None else find_closing(stage.round, now=now)
    closes = "" if closing is None or stage.program is None else day(closing.astimezone(read_zone(stage.program)))
    return find_page(name, program=stage.program, language=request.LANGUAGE_CODE or "", closes=closes)


@require_safe
@for_everybody
def show_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show a page that is a text."""
    now = clock.now()
    return render(request, "website/page.html", {"page": find_text(name, request, find_stage(now), now=now)})


@require_safe
@for_everybody
def show_timetable(request: HttpRequest) -> HttpResponse:
    """Show every moment of the round in the reader's zone; a visitor may choose one, else it is the program's."""
    now = clock.now()
    shown = queries.round_to_show(now)
    if shown is None:
        return render(request, "website/timetable.html")
    chosen = find_zone(request.GET.get("zone", ""))
    is_visitor = not is_zone_known()
    with speak_in_zone(shown.program, chosen):
        zone = timezone.get_current_timezone_name()
        zones = write_options(zone, language=request.LANGUAGE_CODE or "en") if is_visitor else ""
        described = describe_timetable(shown, now=now)
        totals = public_totals(shown) if described.is_open else None
        return render(request, "website/timetable.html", {"round": described, "zones": zones, "totals": totals})
