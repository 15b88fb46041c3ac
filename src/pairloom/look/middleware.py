"""What every answer has: headers that protect, a number and a time for the log, the reader's language and time zone."""

import secrets
import time
from collections.abc import Callable
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from pairloom.look.errors import show_trouble

Answer = Callable[[HttpRequest], HttpResponse]

log = structlog.get_logger("pairloom.request")

LARGEST_FORM = 2 * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
"""A form of 1 MB, and the lines between its fields."""
LONGEST_NUMBER = 18
MEASURES = "measures_itself"
ViewT = TypeVar("ViewT", bound=Callable[..., HttpResponse])

# A page may use none of a device's powers but passkeys.
CLOSED_POWERS = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "fullscreen", "geolocation"),
    *("gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)
PERMISSIONS = ", ".join(
    [
        *(f"{power}=()" for power in CLOSED_POWERS),
        *("publickey-credentials-create=(self)", "publickey-credentials-get=(self)"),
    ]
)


class HeadersMiddleware:
    """Adds the headers that Django and django-csp do not add; what a signed-in person sees is stored nowhere."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and add the headers."""
        response = self.answer(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        if is_personal(request, response):
            response.headers["Cache-Control"] = "no-store, private"
        return response


def is_personal(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Tell whether an answer was made for one person: a session came with the question or leaves with the answer."""
    name = settings.SESSION_COOKIE_NAME
    is_file = request.path_info.startswith(settings.STATIC_URL)
    return not is_file and (name in request.COOKIES or name in response.cookies)


class CompressMiddleware(GZipMiddleware):
    """Compresses public pages. What is made for one person stays as it is: its length must not tell its secrets."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress an answer that is the same for everybody."""
        return response if is_personal(request, response) else super().process_response(request, response)


def measures_itself(view: ViewT) -> ViewT:
    """Let a page look at the size of what comes itself: mail and files may be larger than forms."""
    setattr(view, MEASURES, True)
    return view


class SizeMiddleware:
    """Refuses what is too large before a byte of it is read, which checking a form's token would do."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the size is looked at once it is known which page is asked for."""
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: object, *_more: object) -> HttpResponse | None:
        """Refuse a form that is too large, and an address with a NUL in it."""
        if read_size(request) > LARGEST_FORM and not getattr(view, MEASURES, False):
            return show_trouble("413")
        # No text of ours holds a NUL, and PostgreSQL refuses to be asked for one.
        return show_trouble("400") if any("\0" in value for value in request.GET.values()) else None


def read_size(request: HttpRequest) -> int:
    """Read how many bytes a request says that it brings; what is no number brings nothing."""
    size = request.META.get("CONTENT_LENGTH") or ""
    return int(size) if size.isascii() and size.isdecimal() and len(size) <= LONGEST_NUMBER else 0


class RequestLogMiddleware:
    """Numbers each request and logs how it went: codes, times and ids only, never addresses, names or paths."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and write one line about it."""
        number = secrets.token_hex(8)
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=number):
            response = self.answer(request)
            log.info(
                "answered",
                method=request.method,
                view=name_view(request),
                status=response.status_code,
                milliseconds=round((time.perf_counter() - began) * 1000, 1),
                person=name_person(request),
            )
        response.headers["X-Request-ID"] = number
        return response


def name_view(request: HttpRequest) -> str:
    """Name the page that was asked for by its pattern, in which no token can stand."""
    match = request.resolver_match
    return f"/{match.route}" if match is not None else ""


def name_person(request: HttpRequest) -> int | None:
    """Name who asked by number, if the page has looked at that; nothing is read for the log alone."""
    person = getattr(request, "_cached_user", None)
    return None if person is None else person.pk


class ReaderMiddleware:
    """Answers in the reader's language and time zone: their own, else the one chosen here, else the browser's."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the reader's language, with times in the reader's zone."""
        language, zone = find_language(request), find_zone(request)
        request.LANGUAGE_CODE = language
        with translation.override(language), timezone.override(zone):
            response = self.answer(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def is_signed_in(request: HttpRequest) -> bool:
    """Tell whether somebody is signed in; without a session's cookie nothing is read."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def find_language(request: HttpRequest) -> str:
    """Find the language of the one who reads: their own, else the choice in the cookie, else the browser's."""
    known = dict(settings.LANGUAGES)
    if is_signed_in(request) and getattr(request.user, "language", "") in known:
        return str(request.user.language)  # type: ignore[union-attr]
    return translation.get_language_from_request(request)


def find_zone(request: HttpRequest) -> ZoneInfo | None:
    """Find the time zone of a person who is signed in; none, which means UTC, for others."""
    name = getattr(request.user, "time_zone", "") if is_signed_in(request) else ""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
