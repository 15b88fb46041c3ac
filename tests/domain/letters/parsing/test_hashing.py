import pytest

from pairloom.domain.letters.parsing.hashing import hash_body


@pytest.mark.parametrize("raw", [b"A: 1\r\n\r\nbody", b"B: 2\r\nC: 3\r\n\r\nbody\r\n", b"A: 1\n\nbody\n\n"])
def test_headers_and_ends_of_lines_do_not_change_the_hash(raw: bytes) -> None:
    assert hash_body(raw) == hash_body(b"X: y\r\n\r\nbody")


def test_another_body_has_another_hash() -> None:
    assert hash_body(b"A: 1\r\n\r\nbody") != hash_body(b"A: 1\r\n\r\nBody")
