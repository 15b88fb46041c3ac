"""Carry a form that was begun from page to page: a signed cookie of this round, and a field of each page."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from pairloom.domain.applications.links import read_draft, sign_draft
from pairloom.domain.applications.models import Draft
from pairloom.domain.applications.queries import find_draft
from pairloom.domain.core.errors import Refused
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import find_round

COOKIE = FIELD = "draft"
DAYS_14 = 14 * 24 * 60 * 60


class NotTheirs(PermissionDenied):
    """Somebody begun this form while signed in, and is not signed in now."""


def find_open_round(slug: str) -> Round:
    """Find a round by the word in its address, or answer that there is no such page."""
    found = find_round(slug)
    if found is None:
        raise Http404
    return found


def find_carried(request: HttpRequest, slug: str, *, now: datetime) -> Draft | None:
    """Find the form that this browser carries for a round: in the page that was sent, else in the cookie.

    A form that was begun by somebody signed in opens to that person alone; sent ones show no more than a receipt.
    """
    tokens = (request.POST.get(FIELD, ""), request.COOKIES.get(COOKIE, ""))
    drafts = (_read(token, slug, now=now) for token in tokens if token)
    found = next((draft for draft in drafts if draft is not None), None)
    if found is not None and found.sent_at is None and found.person_id not in {None, request.user.pk}:
        raise NotTheirs
    return found


def _read(token: str, slug: str, *, now: datetime) -> Draft | None:
    try:
        draft = find_draft(read_draft(token, now=now))
    except Refused:
        return None
    return draft if draft is not None and draft.round.slug == slug else None


def carry(response: HttpResponse, draft: Draft, *, now: datetime) -> HttpResponse:
    """Let this browser carry a form for two weeks, on the pages of its round alone."""
    response.set_cookie(
        COOKIE,
        sign_draft(draft.key, now=now),
        max_age=DAYS_14,
        path=name_path(draft.round.slug),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def drop(response: HttpResponse, slug: str) -> HttpResponse:
    """Let this browser forget the form of a round."""
    response.delete_cookie(COOKIE, path=name_path(slug), samesite="Lax")
    return response


def name_path(slug: str) -> str:
    """Name the path under which the pages of a round's form stand."""
    return f"/apply/{slug}/"


def find_applicant(request: HttpRequest) -> Person | None:
    """Give the person who is signed in, if anybody is."""
    return request.user if isinstance(request.user, Person) else None
