"""Let browsers and caches keep what is the same for everybody, and spare those who have it already."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import caches
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from pairloom.doors.website.addresses import ASKED

FOR_A_MINUTE = "public, max-age=60"
A_DAY = 24 * 60 * 60

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def for_everybody(view: View[Rest]) -> View[Rest]:
    """Let a page be kept for a minute when nobody is signed in; who has the same page gets 304 and no content.

    This process keeps it for a second, too (see CACHES in the settings): a crowd at the door is answered from there.
    The newest one is kept for a day beside it, and shown while the database is away.
    """

    @wraps(view)
    def kept(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if is_for_one(request):
            return view(request, *args, **kwargs)
        key = name_page(request)
        content: bytes | None = caches["pages"].get(key) if key else None
        if content is not None:
            return answer_visitor(request, content)
        try:
            response = view(request, *args, **kwargs)
        except (OperationalError, InterfaceError):
            content = caches["pages"].get(f"newest:{key}")
            if content is None:
                raise
            return answer_visitor(request, content)
        if response.status_code != 200 or response.cookies:
            return response
        keep(key, response.content)
        return answer_visitor(request, response.content)

    return kept


def keep(key: str, content: bytes) -> None:
    """Keep a page for the next second, and for as long as the database may be away."""
    if key:
        caches["pages"].set(key, content)
        caches["pages"].set(f"newest:{key}", content, A_DAY)


def answer_visitor(request: HttpRequest, content: bytes) -> HttpResponse:
    """Answer with a page, or with nothing but its mark when the visitor has it already."""
    response = HttpResponse(content)
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response.headers["Cache-Control"], response.headers["ETag"] = FOR_A_MINUTE, tag
    answer = get_conditional_response(request, etag=tag, response=response)
    return response if answer is None else answer


def is_for_one(request: HttpRequest) -> bool:
    """Tell whether a page may hold something for one reader: they have a session, or a message waits for them."""
    return bool({settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES))


def name_page(request: HttpRequest) -> str:
    """Name a page as this process keeps it, one a language, and one a program or round that can be asked for there.

    What was asked for in other ways is not kept.
    """
    asked = request.GET.urlencode()
    known = {"", f"{ASKED.get(request.path)}={request.GET.get(ASKED.get(request.path, ''), '')}"}
    return f"{request.path}?{asked}:{request.LANGUAGE_CODE}" if request.method == "GET" and asked in known else ""
