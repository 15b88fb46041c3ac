"""Let browsers and caches keep what is the same for everybody, and spare those who have it already."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

FOR_A_MINUTE = "public, max-age=60"

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def for_everybody(view: View[Rest]) -> View[Rest]:
    """Let a page be kept for a minute when nobody is signed in; who has the same page gets 304 and no content."""

    @wraps(view)
    def kept(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or is_for_one(request, response):
            return response
        response.headers["Cache-Control"] = FOR_A_MINUTE
        tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response.headers["ETag"] = tag
        answer = get_conditional_response(request, etag=tag, response=response)
        return response if answer is None else answer

    return kept


def is_for_one(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether a page may hold something for one reader: a session, a message to them, a cookie of their own."""
    own = {settings.SESSION_COOKIE_NAME, "messages"}
    return bool(own & set(request.COOKIES)) or bool(response.cookies)
