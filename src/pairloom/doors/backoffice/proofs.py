"""Proofs of matches, for those who lead a program and for auditors: a list, the statement, and the proof itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.people.models import Person
from pairloom.doors.backoffice.access import point_to, read_number, read_person
from pairloom.look.refusals import say_refusal
from pairloom.look.statements import show_statement
from pairloom.look.zones import speak_in_zone


@require_safe
def list_proofs(request: HttpRequest) -> HttpResponse:
    """List the rounds whose match is confirmed."""
    reader, before = find_auditor(request), read_number(request, "before")
    page = queries.list_proofs(reader, before=before, today=clock.now().date())
    shown = {"runs": page.runs, "older": point_to(page.older), "is_first": before is None}
    return render(request, "backoffice/proofs.html", shown)


@require_safe
def show_proof(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is stated about the match of a round, and the button that gives its proof."""
    run = queries.find_proven(read_person(request), slug, today=clock.now().date())
    stated = None if run is None else queries.read_statement(run.round)
    if run is None or stated is None:
        raise Http404
    plan = services.state_plan(stated, language=get_language() or "en")
    shown = {"round": run.round, "run": run, "shown": show_statement(stated, plan)}
    with speak_in_zone(run.round.program):
        return render(request, "backoffice/proof.html", shown)


@require_POST
def take_proof(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the proof of the confirmed match as a file, or to who leads the program that of another one by number."""
    reader = read_person(request)
    run = find_wanted(request, reader, slug)
    try:
        content = services.take_proof(run, by=reader, now=clock.now())
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
        return redirect("office_proofs")
    answer = HttpResponse(content, content_type="application/gzip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{slug}-match-{run.number}-proof.json.gz"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def find_wanted(request: HttpRequest, reader: Person, slug: str) -> MatchRun:
    """Find the match whose proof is asked for; what the reader may not see is not there."""
    number, today = request.POST.get("number", ""), clock.now().date()
    if number.isascii() and number.isdigit() and len(number) < 10:
        run = queries.find_done(reader, slug, int(number), today=today)
    else:
        run = queries.find_proven(reader, slug, today=today)
    if run is None:
        raise Http404
    return run


def find_auditor(request: HttpRequest) -> Person:
    """Tell who looks; for whoever may see no proof there is no such page."""
    person = read_person(request)
    if not queries.sees_proofs(person, today=clock.now().date()):
        raise Http404
    return person
