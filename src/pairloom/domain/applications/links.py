"""Make and read the links of letters about drafts and applications. Each works for one purpose and ends by itself."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from django.conf import settings

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.links import read_link, sign_link

Purpose = Literal["confirm", "doubt"]
LIVES = timedelta(days=60)


def sign_draft(key: UUID, *, now: datetime) -> str:
    """Sign the link that goes on with a draft."""
    return sign_link("draft", str(key), now=now)


def read_draft(token: str, *, now: datetime) -> UUID:
    """Read the key of a draft; refused when the link is broken or too old."""
    return _read_key(read_link("draft", token, now=now, lives=LIVES))


def sign_application(key: UUID, *, purpose: Purpose, now: datetime) -> str:
    """Sign a link about an application, for one purpose."""
    return sign_link(purpose, str(key), now=now)


def read_application(token: str, *, purpose: Purpose, now: datetime) -> UUID:
    """Read the key of an application, or of a draft that waits to take its place; refused when broken or too old."""
    return _read_key(read_link(purpose, token, now=now, lives=LIVES))


def draft_url(key: UUID, *, now: datetime) -> str:
    """Name the page that goes on with a draft, on whatever device."""
    return f"{settings.SITE_URL}/apply/draft/{sign_draft(key, now=now)}/"


def confirm_url(key: UUID, *, now: datetime) -> str:
    """Name the page on which one press confirms an application, or lets a waiting draft take its place."""
    return f"{settings.SITE_URL}/apply/confirm/{sign_application(key, purpose='confirm', now=now)}/"


def answer_url(key: UUID, *, now: datetime) -> str:
    """Name the page on which one press answers each question about an application."""
    return f"{settings.SITE_URL}/apply/answer/{sign_application(key, purpose='doubt', now=now)}/"


def own_url() -> str:
    """Name the page on which people see where they stand."""
    return f"{settings.SITE_URL}/me/"


def _read_key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Refused(Reason.LINK_BROKEN) from error
