"""Visit the site as a person does: ask for a code, read it in the letter, type it."""

import re
from typing import TYPE_CHECKING

from django.test import Client

from pairloom.domain.letters.models import Letter

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

CODE = re.compile(r"\b\d{4}-\d{4}\b")


def newest_letter() -> Letter:
    """Find the letter that was queued last."""
    letter = Letter.objects.order_by("-id").first()
    assert letter is not None, "no letter was queued"
    return letter


def read_code(letter: Letter) -> str:
    """Read the code in a letter."""
    found = CODE.search(letter.text)
    assert found is not None, f"there is no code in the letter {letter.kind}"
    return found.group()


def ask_for_code(client: Client, address: str) -> "Answer":
    """Ask for a code and follow to the page that takes it."""
    return client.post("/sign-in/", {"login": address}, follow=True)


def type_code(client: Client, code: str) -> "Answer":
    """Type a code."""
    return client.post("/sign-in/code/", {"code": code}, follow=True)


def sign_in(client: Client, address: str) -> "Answer":
    """Sign in like everybody, with the code from the letter."""
    ask_for_code(client, address)
    return type_code(client, read_code(newest_letter()))
