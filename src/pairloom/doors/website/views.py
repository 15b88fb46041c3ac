"""The first page, and the choice of a language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.people import services
from pairloom.doors.website.caching import for_everybody
from pairloom.doors.website.front import describe_front
from pairloom.doors.website.keeping_language import keep_language
from pairloom.doors.website.pages import find_text
from pairloom.doors.website.stage import find_stage


@require_safe
@for_everybody
def show_home(request: HttpRequest) -> HttpResponse:
    """Say what Pairloom is, and how the rounds stand that are open and that comes next."""
    now = clock.now()
    stage = find_stage(now)
    front = describe_front(stage.rounds, now=now)
    is_alone = stage.program is not None and len(stage.programs) <= 1
    shown = {
        "page": find_text("home", request, stage, now=now),
        "front": front,
        "may_ask": is_alone if not front.cards else front.lead is not None,
        "programs": stage.programs,
        "is_many": len(stage.rounds) > 1,
        "is_demo": settings.IS_DEMO,
    }
    return render(request, "website/home.html", shown)


# Public pages are the same for everybody and hold no token. A form of another site is known by where it comes from.
@csrf_exempt
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language: with the person who is signed in, else in a cookie for a year."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES) or is_from_elsewhere(request):
        return HttpResponseBadRequest("This language is not one of the site's.")
    if request.user.is_authenticated:
        services.choose_language(request.user, language=chosen, now=clock.now())
    return keep_language(redirect(find_way_back(request)), chosen)


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Tell whether the browser says that a form was sent by a page of another site."""
    origin = request.headers.get("Origin")
    return origin is not None and origin != f"{request.scheme}://{request.get_host()}"


def find_way_back(request: HttpRequest) -> str:
    """Find the page to go back to: one of our own, else the first page."""
    wanted = request.POST.get("next", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
