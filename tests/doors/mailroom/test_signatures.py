import base64
from datetime import timedelta

import pytest

from pairloom.doors.mailroom.signatures import WINDOW, has_password, is_signed, sign_content
from tests.makers import NOW

SECRET = "relay:a long secret"
SIGNATURE = sign_content(b"content", secret=SECRET, now=NOW)


@pytest.mark.parametrize(("seconds", "good"), [(0, True), (WINDOW, True), (-WINDOW, True), (WINDOW + 1, False)])
def test_a_signature_is_good_for_five_minutes(seconds: int, good: bool) -> None:
    now = NOW + timedelta(seconds=seconds)
    assert is_signed(b"content", signature=SIGNATURE, secret=SECRET, now=now) is good


@pytest.mark.parametrize(
    ("content", "signature", "secret"),
    [
        (b"other", SIGNATURE, SECRET),
        (b"content", SIGNATURE, "another"),
        (b"content", SIGNATURE, ""),
        (b"content", SIGNATURE[:-1], SECRET),
        (b"content", "", SECRET),
        (b"content", SIGNATURE.replace("t=", "t=1"), SECRET),
    ],
)
def test_a_forged_signature_is_refused(content: bytes, signature: str, secret: str) -> None:
    assert is_signed(content, signature=signature, secret=secret, now=NOW) is False


def write_basic(words: str) -> str:
    return "Basic " + base64.b64encode(words.encode()).decode()


@pytest.mark.parametrize(
    ("header", "secret", "good"),
    [
        (write_basic(SECRET), SECRET, True),
        (write_basic(SECRET).replace("Basic", "bAsIc"), SECRET, True),
        (write_basic("relay:wrong"), SECRET, False),
        (write_basic(""), "", False),
        (write_basic(SECRET).replace("Basic", "Bearer"), SECRET, False),
        ("Basic !!!", SECRET, False),
        ("", SECRET, False),
    ],
)
def test_only_our_secret_is_taken_as_a_password(header: str, secret: str, good: bool) -> None:
    assert has_password(header, secret=secret) is good
