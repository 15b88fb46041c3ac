"""The letter to the ambassadors of countries whose colleagues would help: look at it in each language, then send it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.outreach.queries import find_called
from pairloom.domain.outreach.services import ask_ambassadors, preview_call
from pairloom.domain.pairs.queries import latest_forecast
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState
from pairloom.doors.backoffice.access import find_led_round, read_person
from pairloom.doors.backoffice.intake.forecast import show_gap
from pairloom.look.refusals import say_refusal


@require_http_methods(["GET", "HEAD", "POST"])
def call_ambassadors(request: HttpRequest, slug: str, country: str) -> HttpResponse:
    """Show the letter about a gap, and to whom it goes; on a press queue it."""
    round_ = find_led_round(request, slug)
    gap = find_gap(round_, country)
    if request.method == "POST":
        return queue_letters(request, round_, gap)
    called = find_called(round_, gap, today=clock.now().date())
    shown = {
        "round": round_,
        "gap": show_gap(gap, {role.country for role in called.ambassadors}),
        "called": called,
        "looks": list(preview_call(round_, gap=gap)),
        "may_ask": round_.state == RoundState.OPEN,
    }
    return render(request, "backoffice/intake/call.html", shown)


def find_gap(round_: Round, country: str) -> Mapping[str, Any]:
    """Find what would help the people of a country, in the newest forecast."""
    forecast = latest_forecast(round_)
    gaps = forecast.outcome["helps"] if forecast else []
    for gap in gaps:
        if gap["country"] == country:
            found: Mapping[str, Any] = gap
            return found
    raise Http404


def queue_letters(request: HttpRequest, round_: Round, gap: Mapping[str, Any]) -> HttpResponse:
    """Queue the letters, and say how many."""
    try:
        count = ask_ambassadors(round_, gap=gap, by=read_person(request), now=clock.now())
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
        return redirect("office_forecast", round_.slug)
    if count:
        words = ngettext("%(number)s letter goes in ten minutes.", "%(number)s letters go in ten minutes.", count)
        messages.success(request, words % {"number": count})
    else:
        messages.info(request, _("No letter goes: they were asked this week already, or there is no ambassador."))
    return redirect("office_forecast", round_.slug)
