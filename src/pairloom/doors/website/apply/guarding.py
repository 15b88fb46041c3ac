"""Keep what was typed when a page cannot be taken: the visitor was signed out, or the database is away."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from pairloom.doors.website.apply.carrying import NotTheirs
from pairloom.look.keeping import ask_to_sign_in, is_from_here, show_again

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def keep_what_was_typed(view: View[Rest]) -> View[Rest]:
    """Give the page back with every field when it cannot be taken now; one press sends it again."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotTheirs:
            return ask_to_sign_in(request)
        except (OperationalError, InterfaceError):
            if not is_from_here(request):
                raise
            return show_again(request, "503_kept")

    return guarded
