"""The public pages that are texts."""

from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.publishing.queries import ShownPage, find_page
from pairloom.doors.website.addresses import TEXT_PAGES
from pairloom.doors.website.caching import for_everybody
from pairloom.doors.website.rounds import find_closing
from pairloom.doors.website.stage import Stage, find_stage
from pairloom.look.templatetags.look import day
from pairloom.look.zones import read_zone

NOTIFY = "/notify/"


def find_text(name: str, request: HttpRequest, stage: Stage, *, now: datetime) -> ShownPage:
    """Find the text of a page in the reader's language, with the day on which applications close."""
    closing = None if stage.round is None else find_closing(stage.round, now=now)
    closes = "" if closing is None or stage.program is None else day(closing.astimezone(read_zone(stage.program)))
    return find_page(name, program=stage.program, language=request.LANGUAGE_CODE or "", closes=closes)


def keep_program(page: ShownPage, program: str) -> ShownPage:
    """Let links from a text to other texts stay with the program that was asked for."""
    html = page.html
    for address in (*(f"/{name}/" for name in TEXT_PAGES), NOTIFY):
        html = html.replace(f'href="{address}"', f'href="{address}?program={program}"')
    return replace(page, html=html)


@require_safe
@for_everybody
def show_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show a page that is a text, of the program that is asked for where there are several."""
    now, wanted = clock.now(), request.GET.get("program", "")
    stage = find_stage(now, wanted)
    page = find_text(name, request, stage, now=now)
    shown = {
        "page": keep_program(page, wanted) if wanted else page,
        "program": stage.program,
        "programs": stage.programs,
        "about": wanted,
    }
    return render(request, "website/page.html", shown)
