"""Visit the pages of a form as a browser does."""

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.test import Client

from pairloom.domain.letters.models import Letter
from pairloom.domain.programs.models import Round
from tests.domain.applications.intake import OPEN

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

PAGES: dict[str, dict[str, Any]] = {
    "you": {
        "name": "Åsa Öberg",
        "address": "asa@example.org",
        "q-country": "SE",
        "q-city": "Umeå",
        "q-zone": "Europe/Stockholm",
        "q-languages-1": "sv",
        "q-languages-1-level": "native",
        "q-languages-2": "en",
        "q-languages-2-level": "good",
        "q-hours": ["any"],
    },
    "work": {"q-sector": "public", "q-stage": "mid", "q-interests": ["advocacy", "reading"], "q-about": "I like maps."},
    "partner": {"q-wish_sector": "same"},
    "agree": {"q-conduct": "2026-1", "q-confidentiality": "2026-1", "q-share": "1"},
}


def post(client: Client, round_: Round, section: str, **more: Any) -> "Answer":
    """Send one page of the form, with some other answers where they are named."""
    named = {key.replace("__", "-"): value for key, value in more.items()}
    return client.post(f"/apply/{round_.slug}/form/{section}/", {**PAGES[section], **named})


def fill(client: Client, round_: Round, **who: Any) -> None:
    """Begin the form and send all its pages."""
    client.post(f"/apply/{round_.slug}/")
    for section in PAGES:
        answer = post(client, round_, section, **(who if section == "you" else {}))
        assert answer.status_code == 302, answer.content.decode()


def send(client: Client, round_: Round) -> "Answer":
    """Press the last button."""
    return client.post(f"/apply/{round_.slug}/review/")


def read_link(path: str) -> str:
    """Read a link that begins with a path in the newest letter."""
    letter = Letter.objects.order_by("-id").first()
    assert letter is not None
    found = re.search(re.escape(settings.SITE_URL) + rf"({re.escape(path)}\S+/)", letter.text)
    assert found is not None, letter.text
    return found[1]


__all__ = ["OPEN", "PAGES", "fill", "post", "read_link", "send"]
