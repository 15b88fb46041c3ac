"""The demo's door: sign in with one press as an organiser or a participant. It exists in the demo only."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.people import queries
from pairloom.domain.people.models import Person

View = Callable[[HttpRequest], HttpResponse]
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
    """Offer to look around as one of two people."""
    return render(request, "website/demo.html")


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
