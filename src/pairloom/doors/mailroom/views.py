"""The page that stops news, and the one press of a mail program that does the same."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters.services.unsubscribing import check_token, unsubscribe_by_token


# Mail programs press this button themselves (RFC 8058): without cookie, session or CSRF token. The token is the proof.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button; only pressing it changes something. After an erasure there is nothing left to change: done."""
    try:
        if request.method == "POST":
            unsubscribe_by_token(token, now=clock.now())
            return render(request, "mailroom/unsubscribed.html")
        check_token(token)
    except Refused as refused:
        raise Http404 from refused
    return render(request, "mailroom/unsubscribe.html")
