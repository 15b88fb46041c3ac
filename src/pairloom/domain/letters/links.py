"""Make and read the addresses and tokens that lead back to a letter.

Each is signed with a key of its own, made from LETTERS_KEY, which outlives the site's SECRET_KEY: letters are answered
and unsubscribed from years later. Mail servers change capitals, so addresses use lower case only.
"""

import hashlib
import hmac
import re
from functools import lru_cache
from typing import Literal

from django.conf import settings

from pairloom.settings.reading import derive_key

Purpose = Literal["bounce", "reply", "unsubscribe"]
PURPOSES: tuple[Purpose, ...] = ("bounce", "reply", "unsubscribe")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MAC_LENGTH = 24
"""Hexadecimal digits: 96 bits, which nobody guesses."""
_ADDRESS = re.compile(r"(bounce|reply|unsubscribe)\+([0-9a-z]{1,13})-([0-9a-f]{24})")
_TOKEN = re.compile(r"([0-9a-z]{1,13})-([0-9a-f]{24})")


def address_for(purpose: Purpose, letter_id: int) -> str:
    """Make the address that bounces, replies or requests to unsubscribe of one letter come back to."""
    number = write_base36(letter_id)
    return f"{purpose}+{number}-{_sign(purpose, number)}@{settings.MAIL_DOMAIN}"


def read_address(address: str) -> tuple[str, int] | None:
    """Read the purpose and the letter's number of one of our addresses; none when it is not ours or was forged."""
    local, _, domain = address.strip().strip("<>").lower().rpartition("@")
    found = _ADDRESS.fullmatch(local)
    if found is None or domain != settings.MAIL_DOMAIN.lower():
        return None
    purpose, number, mac = found.groups()
    return (purpose, int(number, 36)) if hmac.compare_digest(_sign(purpose, number), mac) else None


def sign_unsubscribe(letter_id: int) -> str:
    """Sign the token of a letter's link to unsubscribe; it never expires."""
    number = write_base36(letter_id)
    return f"{number}-{_sign('unsubscribe', number)}"


def read_unsubscribe(token: str) -> int | None:
    """Read the letter's number from a token to unsubscribe; none when it was forged."""
    found = _TOKEN.fullmatch(token.lower())
    if found is None:
        return None
    number, mac = found.groups()
    return int(number, 36) if hmac.compare_digest(_sign("unsubscribe", number), mac) else None


def unsubscribe_url(letter_id: int) -> str:
    """Make the link to the page that stops news."""
    return f"{settings.SITE_URL}/unsubscribe/{sign_unsubscribe(letter_id)}/"


def hash_address(address: str) -> str:
    """Hash an address with a key, alike for capitals and for both spellings of an international domain."""
    local, _, domain = address.strip().rpartition("@")
    try:
        domain = write_domain(domain)
    except UnicodeError:
        domain = domain.lower()
    return _mac("suppression", f"{local}@{domain}".casefold())


def write_domain(domain: str) -> str:
    """Write a domain as mail servers know it ("bücher.example" becomes "xn--bcher-kva.example").

    Raises UnicodeError when no such spelling exists.
    """
    return domain.lower() if domain.isascii() else domain.encode("idna").decode("ascii").lower()


def write_base36(number: int) -> str:
    """Write a number in digits and small letters."""
    written = ""
    while True:
        number, digit = divmod(number, 36)
        written = DIGITS[digit] + written
        if not number:
            return written


def _sign(purpose: str, number: str) -> str:
    return _mac(purpose, number)[:MAC_LENGTH]


def _mac(purpose: str, words: str) -> str:
    return hmac.new(_find_key(settings.LETTERS_KEY, purpose), words.encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=16)
def _find_key(secret: str, purpose: str) -> bytes:
    return derive_key(secret, f"letters:{purpose}").encode()
