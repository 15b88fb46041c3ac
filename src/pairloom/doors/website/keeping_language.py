"""Keep the language in which somebody reads, in a cookie for a year."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

YEAR = 365 * 24 * 60 * 60


def keep_language(response: HttpResponse, language: str) -> HttpResponse:
    """Let this browser read the site in a language from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def offer_language(request: HttpRequest, response: HttpResponse, language: str) -> HttpResponse:
    """Let a browser that has not chosen a language read the site in this one, if it is one of the site's."""
    has_chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    return response if has_chosen or language not in dict(settings.LANGUAGES) else keep_language(response, language)
