"""The demo's door: sign in with one press, and let time pass. It exists in the demo only."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.applications.queries import find_coming
from pairloom.domain.applications.states import Asking
from pairloom.domain.people import queries
from pairloom.domain.people.models import Person
from pairloom.domain.programs.states import Moment
from pairloom.look.names import MOMENTS

View = Callable[[HttpRequest], HttpResponse]
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}
A_MOMENT = timedelta(seconds=5)
TO_ARRIVE = timedelta(minutes=2)
"""How long after the grace places are given: requests that began within it may still be under way."""
NAMES: dict[str, Promise] = {
    **MOMENTS,
    Asking.ASK: gettext_lazy("We ask what is still open"),
    Asking.REMIND: gettext_lazy("We remind who has not confirmed"),
}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def demo_only(view: View) -> View:
    """Let a page exist only where nothing is real: in demo mode, with letters that are shown and not sent."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not settings.IS_DEMO or settings.IS_PRODUCTION or settings.MAIL_SENDING != "shown":
            raise Http404
        return view(request)

    return guarded


@demo_only
@require_safe
def show_demo(request: HttpRequest) -> HttpResponse:
    """Offer to look around as one of two people, and to let time pass."""
    now = clock.now()
    coming = find_coming(now)
    name = "" if coming is None else NAMES[coming.what]
    return render(
        request, "website/demo.html", {"now": now, "coming": coming, "coming_name": name, "can_move": has_clock()}
    )


@demo_only
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """Let time pass for the whole site: an hour, a day, a week, or until just after what comes next."""
    wanted = request.POST.get("until", "")
    step = find_step(now=clock.now()) if wanted == "next" else STEPS.get(wanted)
    if step is None or not has_clock():
        return HttpResponseBadRequest("Choose hour, day, week or next.")
    clock.move_by(clock.read_offset() + step)
    messages.success(
        request, _("Time has passed. Within half a minute the round does what was due, and letters go out.")
    )
    return redirect("demo")


def has_clock() -> bool:
    """Tell whether the clock of this site can be moved."""
    return bool(os.environ.get("PAIRLOOM_CLOCK_FILE"))


def find_step(*, now: datetime) -> timedelta | None:
    """Find how long it is until just after what comes next in any round; closing is over when its grace has ended."""
    coming = find_coming(now)
    if coming is None:
        return None
    is_closing = coming.what is Moment.CLOSES
    grace = timedelta(minutes=coming.round.program.grace_minutes) + TO_ARRIVE if is_closing else timedelta()
    return coming.at + grace + A_MOMENT - now


@demo_only
@require_POST
def enter_demo(request: HttpRequest) -> HttpResponse:
    """Sign in as the chosen person, without any code."""
    chosen = request.POST.get("as", "")
    if chosen not in {"organiser", "participant"}:
        return HttpResponseBadRequest("Choose organiser or participant.")
    person = find_guest(chosen)
    if person is None:
        return redirect("demo")
    addresses = person.emailaddress_set  # type: ignore[attr-defined]  # a table of allauth
    addresses.update_or_create(email=person.email.lower(), defaults={"verified": True, "primary": True})
    login(request, person, backend=BACKEND)
    return redirect("/office/" if chosen == "organiser" else "/me/")


def find_guest(chosen: str) -> Person | None:
    """Find the example person whose place a visitor takes."""
    today = clock.now().date()
    return queries.find_organiser(today=today) if chosen == "organiser" else queries.find_participant(today=today)
