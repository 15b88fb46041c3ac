"""The page of a new round: one date, a look at the whole calendar, then the round."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import Program, Round
from pairloom.doors.backoffice.access import find_led, read_person
from pairloom.doors.backoffice.rounds.programs import PLACES
from pairloom.doors.backoffice.rounds.round_form import RoundForm
from pairloom.doors.backoffice.rounds.showing import ShownDate, show_calendar
from pairloom.look.refusals import say_refusal
from pairloom.look.zones import name_place

SHORT_BEFORE = timedelta(minutes=1)


@require_http_methods(["GET", "HEAD", "POST"])
def make_round(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for one date; with it show the calendar that is proposed; on a press make the round."""
    program = find_led(request, slug)
    form = read_form(request, program)
    made = save_round(request, program, form) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        return redirect("office_round", made.slug)
    shown = {
        "program": program,
        "place": name_place(program.time_zone),
        "form": form,
        "dates": propose_dates(program, form),
    }
    return render(request, "backoffice/rounds/new_round.html", shown, status=422 if form.errors else 200)


def read_form(request: HttpRequest, program: Program) -> RoundForm:
    """Read the form, from the address where the calendar is only to be shown; what the last round had is filled in."""
    typed = request.POST if request.method == "POST" else request.GET
    return RoundForm(
        typed if "opens_on" in typed else None,
        program=program,
        rhythm=queries.propose_rhythm(program),
        today=clock.now().astimezone(ZoneInfo(program.time_zone)).date(),
    )


def propose_dates(program: Program, form: RoundForm) -> list[ShownDate]:
    """Propose the calendar, with nothing done yet; no dates until the form is complete."""
    if not form.is_bound or not form.is_valid():
        return []
    entries = queries.propose_round(program, opens_on=form.cleaned_data["opens_on"], rhythm=form.read_rhythm())
    return show_calendar(entries, program=program, now=entries[0].due_at - SHORT_BEFORE)


def save_round(request: HttpRequest, program: Program, form: RoundForm) -> Round | None:
    """Make the round; what is refused is said in the form."""
    chosen = form.cleaned_data
    try:
        made = services.make_round(
            program,
            slug=chosen["word"],
            name=chosen["name"],
            opens_on=chosen["opens_on"],
            rhythm=form.read_rhythm(),
            by=read_person(request),
            now=clock.now(),
        )
    except Refused as refusal:
        form.add_error(PLACES.get(refusal.reason), say_refusal(refusal))
        return None
    messages.success(request, _("The round is planned. It opens by itself on its first day."))
    return made
