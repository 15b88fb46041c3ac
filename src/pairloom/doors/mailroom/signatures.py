"""Check who posts to us: by name and password in the address, or by a signature over the time and the content."""

import base64
import binascii
import hashlib
import hmac
import re
from datetime import datetime

WINDOW = 300
"""How many seconds a signature is good for; an older one was recorded and is played again."""
SIGNATURE = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})")


def sign_content(content: bytes, *, secret: str, now: datetime) -> str:
    """Sign a content at a time, as whoever posts to us does."""
    moment = int(now.timestamp())
    return f"t={moment},v1={_sign(content, secret=secret, moment=moment)}"


def is_signed(content: bytes, *, signature: str, secret: str, now: datetime) -> bool:
    """Tell whether a content was signed with our secret in the last five minutes."""
    found = SIGNATURE.fullmatch(signature.strip())
    if not secret or found is None:
        return False
    moment, given = int(found.group(1)), found.group(2)
    is_recent = abs(now.timestamp() - moment) <= WINDOW
    return hmac.compare_digest(_sign(content, secret=secret, moment=moment), given) and is_recent


def has_password(authorization: str, *, secret: str) -> bool:
    """Tell whether an Authorization header holds our secret ("name:password")."""
    word, _, encoded = authorization.partition(" ")
    if not secret or word.lower() != "basic":
        return False
    try:
        given = base64.b64decode(encoded.strip(), validate=True)
    except (binascii.Error, ValueError):
        return False
    return hmac.compare_digest(given, secret.encode())


def _sign(content: bytes, *, secret: str, moment: int) -> str:
    return hmac.new(secret.encode(), f"{moment}.".encode() + content, hashlib.sha256).hexdigest()
