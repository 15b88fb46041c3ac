"""One report: who is in the pair, what was written on a press that is noted, and the press that settles it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.pairs import queries, services
from pairloom.domain.pairs.models import Concern
from pairloom.domain.pairs.states import URGENT
from pairloom.doors.backoffice.access import read_person
from pairloom.doors.backoffice.concerns.seeing import find_or_404
from pairloom.doors.backoffice.concerns.words import KINDS, STEPS


@require_safe
def show_concern(request: HttpRequest, number: int) -> HttpResponse:
    """Show a report without its words."""
    return show_page(request, find_or_404(request, number), is_open=False)


@require_POST
def read_words(request: HttpRequest, number: int) -> HttpResponse:
    """Show a report with what was written, and note who read it."""
    concern = find_or_404(request, number)
    services.note_reading(concern, by=read_person(request), now=clock.now())
    return show_page(request, concern, is_open=True)


@require_POST
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Note that a report is settled; a second press changes nothing."""
    concern = find_or_404(request, number)
    if services.settle_concern(concern, by=read_person(request), now=clock.now()):
        messages.success(request, _("Noted: this is settled."))
    else:
        messages.info(request, _("This was settled already."))
    return redirect("office_concerns")


def show_page(request: HttpRequest, concern: Concern, *, is_open: bool) -> HttpResponse:
    """Show the page of a report."""
    heading, advice = KINDS[concern.kind]
    members = queries.list_members(concern.member.pair)
    shown = {
        "concern": concern,
        "heading": heading,
        "advice": advice,
        "is_urgent": concern.kind in URGENT,
        "round": concern.member.pair.round,
        "reporter": next(each for each in members if each.pk == concern.member_id),
        "others": [each for each in members if each.pk != concern.member_id],
        "wishes_apart": queries.wishes_apart(concern),
        "is_open": is_open,
        "steps": [(STEPS.get(line.act, line.act), line) for line in queries.list_steps(concern)],
    }
    return render(request, "backoffice/concerns/one.html", shown)
