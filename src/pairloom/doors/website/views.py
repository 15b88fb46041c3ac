"""The public pages: what Pairloom is, what it knows about people, the choice of a language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.people import services
from pairloom.domain.programs import queries
from pairloom.doors.website.rounds import describe_round

YEAR = 365 * 24 * 60 * 60


@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """Say what Pairloom is, and how the round stands."""
    newest = queries.find_newest_round()
    shown = None if newest is None else describe_round(newest, now=clock.now())
    return render(request, "website/home.html", {"round": shown, "is_demo": settings.IS_DEMO})


@require_safe
def show_privacy(request: HttpRequest) -> HttpResponse:
    """Say what is known about people, and why."""
    return render(request, "website/privacy.html")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language: with the person who is signed in, else in a cookie for a year."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest("This language is not one of the site's.")
    if request.user.is_authenticated:
        services.choose_language(request.user, language=chosen, now=clock.now())
    response = redirect(find_way_back(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def find_way_back(request: HttpRequest) -> str:
    """Find the page to go back to: one of our own, else the first page."""
    wanted = request.POST.get("next", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
