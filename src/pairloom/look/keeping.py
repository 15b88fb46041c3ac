"""Keep what somebody wrote when their form cannot be taken: the page comes back with every field and one button.

The fields stay in the browser; nothing of them is stored here. A form from another site gets none of this.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse

from pairloom.look.errors import TROUBLES, WAIT_SECONDS, show_trouble

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
LONG = 200

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def show_csrf_trouble(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's own signature
    """Answer when the form's token is missing or old: a form of ours is shown again, any other is not."""
    return show_again(request, "403_csrf") if is_from_here(request) else show_trouble("403_foreign")


def show_again(request: HttpRequest, kind: str) -> HttpResponse:
    """Show a form again that could not be taken, with every field and a fresh token; one press sends it."""
    status = int(kind[:3])
    shown = {
        "trouble": TROUBLES[kind],
        "status": status,
        "fields": list_fields(request.POST.lists()),
        "action": request.get_full_path(),
        "csrf_token": get_token(request),
        "sign_in": f"{reverse('account_login')}" if kind == "403_signed_out" else "",
    }
    response = HttpResponse(render_to_string("look/again.html", shown), status=status)
    if status == 503:
        response.headers["Retry-After"] = str(WAIT_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def is_from_here(request: HttpRequest) -> bool:
    """Tell whether the browser says that a form was sent by a page of this site; silence is no yes."""
    return request.method == "POST" and request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def list_fields(lists: Iterable[tuple[str, list[str]]]) -> list[tuple[str, str, bool]]:
    """List the fields of a form: name, value, and whether the value takes several lines; the token is left out."""
    pairs = [(name, value) for name, values in lists if name != TOKEN for value in values]
    return [(name, value, "\n" in value or len(value) > LONG) for name, value in pairs]


def keep_form(view: View[Rest]) -> View[Rest]:
    """Ask who is not signed in to sign in; a form that was sent meanwhile is shown again, to be sent after that."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return ask_to_sign_in(request)

    return guarded


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a visitor to sign in; with a form in hand they keep it."""
    if request.method == "POST" and is_from_here(request):
        return show_again(request, "403_signed_out")
    return redirect_to_login(request.get_full_path())
