import pytest

from pairloom.domain.letters.parsing.hashing import hash_body, show_raw


@pytest.mark.parametrize("raw", [b"A: 1\r\n\r\nbody", b"B: 2\r\nC: 3\r\n\r\nbody\r\n", b"A: 1\n\nbody\n\n"])
def test_headers_and_ends_of_lines_do_not_change_the_hash(raw: bytes) -> None:
    assert hash_body(raw) == hash_body(b"X: y\r\n\r\nbody")


def test_another_body_has_another_hash() -> None:
    assert hash_body(b"A: 1\r\n\r\nbody") != hash_body(b"A: 1\r\n\r\nBody")


def test_any_bytes_can_be_shown() -> None:
    shown = show_raw(bytes(range(256)))
    assert (len(shown), "\x00" in shown, "\x1b" in shown) == (256, False, False)


def test_utf8_is_shown_as_it_is_and_a_long_mail_is_cut() -> None:
    assert show_raw("Grüße\r\n\tx".encode()) == "Grüße\n\tx"
    assert show_raw(b"abc", longest=2) == "ab\n[…]"
