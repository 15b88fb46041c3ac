"""The page of a round's calendar: every date that is still to come can be moved, some taken away, some added."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import Round
from pairloom.doors.backoffice.access import find_led_round, read_person
from pairloom.doors.backoffice.rounds.calendar_form import CalendarForm
from pairloom.doors.backoffice.rounds.hub import OVER
from pairloom.look.refusals import say_refusal
from pairloom.look.zones import name_place


@require_http_methods(["GET", "HEAD", "POST"])
def change_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all dates of a round; on a press save them at once."""
    round_ = find_led_round(request, slug)
    form = CalendarForm(request.POST if request.method == "POST" else None, round_=round_, now=clock.now())
    if request.method == "POST" and form.is_valid() and save_calendar(request, round_, form):
        return redirect("office_round", round_.slug)
    version = queries.read_calendar_version(form.entries.values())
    has_other = request.method == "POST" and request.POST.get("version") != version
    shown = {
        "round": round_,
        "program": round_.program,
        "place": name_place(round_.program.time_zone),
        "form": form,
        "is_over": round_.state in OVER,
        # Who was told of another's save has seen both calendars, and may save over the newer one.
        "version": version,
        "others": form.list_others() if has_other else [],
    }
    return render(request, "backoffice/rounds/calendar.html", shown, status=422 if form.errors else 200)


def save_calendar(request: HttpRequest, round_: Round, form: CalendarForm) -> bool:
    """Save all dates, unless somebody else saved meanwhile; what is refused is said in the form."""
    try:
        has_changed = services.save_calendar(
            round_,
            form.planned,
            based_on=request.POST.get("version", ""),
            by=read_person(request),
            now=clock.now(),
        )
    except Refused as refusal:
        form.add_error(None, say_refusal(refusal))
        return False
    messages.success(request, _("The calendar is saved.") if has_changed else _("Nothing had changed."))
    return True
