"""The public pages that are texts, and the timetable."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.programs import queries
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.publishing.queries import ShownPage, find_page
from pairloom.doors.website.caching import for_everybody
from pairloom.doors.website.rounds import describe_timetable, find_closing
from pairloom.doors.website.zones import find_zone, list_zones
from pairloom.look.templatetags.look import day


@dataclass(frozen=True)
class Stage:
    """What public pages speak of: the round that is shown, its program, and the other programs of the site."""

    round: Round | None
    program: Program | None
    programs: list[Program]


def find_stage(now: datetime) -> Stage:
    """Find what public pages speak of; at most three queries."""
    shown = queries.round_to_show(now)
    programs = queries.list_programs()
    first = programs[0] if programs else None
    return Stage(shown, first if shown is None else shown.program, programs)


def find_text(name: str, request: HttpRequest, stage: Stage, *, now: datetime) -> ShownPage:
    """Find the text of a page in the reader's language, with the day on which applications close."""
    closing = None if stage.round is None else find_closing(stage.round, now=now)
    closes = "" if closing is None or stage.program is None else day(closing.astimezone(read_zone(stage.program)))
    return find_page(name, program=stage.program, language=request.LANGUAGE_CODE or "", closes=closes)


def read_zone(program: Program) -> ZoneInfo:
    """Read the zone of a program."""
    return ZoneInfo(program.time_zone or "UTC")


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
        zones = list_zones(zone, language=request.LANGUAGE_CODE or "en") if is_visitor else []
        described = {"round": describe_timetable(shown, now=now), "zones": zones, "zone": zone}
        return render(request, "website/timetable.html", described)


def is_zone_known() -> bool:
    """Tell whether the reader's own zone is known; UTC stands for nobody's."""
    return timezone.get_current_timezone_name() != "UTC"


def speak_in_zone(program: Program | None, chosen: ZoneInfo | None = None) -> AbstractContextManager[None]:
    """Say times in the reader's zone where it is known, else in the chosen one, else in that of the program."""
    if program is None or is_zone_known():
        return nullcontext()
    return timezone.override(chosen or read_zone(program))
