"""The first page of a form: what it is, how long it takes, when it closes; and the button that begins it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pairloom import clock
from pairloom.domain.applications import queries, services
from pairloom.domain.applications.models import Draft
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import RoundTimes
from pairloom.doors.website.apply.carrying import (
    NotTheirs,
    carry,
    drop,
    find_applicant,
    find_carried,
    find_open_round,
)
from pairloom.doors.website.apply.limits import may_go_on
from pairloom.look.errors import show_trouble
from pairloom.look.zones import is_zone_known, read_zone, speak_in_zone


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_round(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what is asked and until when; pressing the button begins the form, or goes on with it."""
    now, round_ = clock.now(), find_open_round(slug)
    draft = _find_unsent(request, slug, now=now)
    if request.method == "POST":
        return begin(request, round_, draft, now=now)
    return show_landing(request, round_, draft, now=now)


def begin(request: HttpRequest, round_: Round, draft: Draft | None, *, now: datetime) -> HttpResponse:
    """Begin the form and carry it on; whoever tries too often is asked to wait."""
    if draft is None and not may_go_on(request, "begin", now=now):
        return show_trouble("429")
    try:
        person, language = find_applicant(request), get_language() or ""
        draft = draft or services.begin_draft(round_, language=language, person=person, now=now)
    except Refused:
        return redirect("apply", slug=round_.slug)
    first = read_form(draft.form.document).sections[0].name
    return carry(redirect("apply_section", slug=round_.slug, section=first), draft, now=now)


def show_landing(request: HttpRequest, round_: Round, draft: Draft | None, *, now: datetime) -> HttpResponse:
    """Show the first page, by where the round stands and whether the reader has applied."""
    times, person = queries.find_times(round_), find_applicant(request)
    arrival = None if times is None or round_.form is None else queries.tell_arrival(round_, now=now)
    shown = {
        "round": round_,
        "times": times,
        "draft": draft,
        "stage": _name_stage(times, "" if arrival is None else arrival.value, now=now),
        "has_applied": person is not None and queries.application_of(person, round_) is not None,
        "zone": "" if is_zone_known() else round_.program.time_zone,
        "program_zone": read_zone(round_.program),
    }
    with speak_in_zone(round_.program):
        return render(request, "website/apply/landing.html", shown)


def _name_stage(times: RoundTimes | None, arrival: str, *, now: datetime) -> str:
    """Name where a round stands for whoever wants to apply: "soon", "in-time", "late" or "over"."""
    if arrival:
        return arrival
    return "soon" if times is None or now < times.opens_at else "over"


def _find_unsent(request: HttpRequest, slug: str, *, now: datetime) -> Draft | None:
    """Find the form that this browser goes on with; that of somebody else is none."""
    try:
        draft = find_carried(request, slug, now=now)
    except NotTheirs:
        return None
    return draft if draft is not None and draft.sent_at is None else None


@require_POST
def forget(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Let this browser forget the form: the computer may belong to many."""
    return drop(redirect("apply", slug=slug), slug)
