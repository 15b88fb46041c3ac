from email import message_from_bytes

import pytest

from pairloom.domain.letters.parsing.parts import (
    LONGEST_TEXT,
    MOST_PARTS,
    find_text,
    list_inner,
    list_parts,
    read_parameter,
    strip_marks,
)
from tests.domain.letters.parsing.corpus.hostile import MANY_PARTS

MIXED = (
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nfile\r\n"
    b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>marked\r\n"
    b"--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\npl\xe4in\r\n--b--\r\n"
)


def test_the_text_is_the_first_plain_part_that_is_no_attachment() -> None:
    assert find_text(message_from_bytes(MIXED)) == "pläin"


def test_without_a_plain_part_the_text_comes_from_the_marked_one() -> None:
    assert find_text(message_from_bytes(MIXED.replace(b"text/plain; charset", b"image/png; charset"))) == "marked"


def test_only_so_many_parts_are_looked_at() -> None:
    assert len(list_parts(message_from_bytes(MANY_PARTS))) == MOST_PARTS


def test_a_text_is_cut_at_its_limit() -> None:
    assert len(find_text(message_from_bytes(b"A: b\r\n\r\n" + b"a" * 1_000_000))) == LONGEST_TEXT


def test_a_part_that_only_claims_to_hold_others_holds_none() -> None:
    assert list_inner(message_from_bytes(b"Content-Type: multipart/mixed; charset*0*=a''x\r\n\r\n\xff")) == []


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        (b"text/plain; method=Reply", "reply"),
        (b"text/plain; method*=utf-8''R%65ply", "reply"),
        (b"text/plain", ""),
    ],
)
def test_parameters_are_read_in_all_their_spellings(kind: bytes, read: str) -> None:
    assert read_parameter(message_from_bytes(b"Content-Type: " + kind + b"\r\n\r\n"), "method") == read


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a &amp; b</p><p>c</p>", "a & b\nc"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("<style>x{}</style>a<script>1 < 2</script>b<!-- c > d -->e", "abe"),
        ("one\nline", "one line"),
        ('Yes<div class="gmail_quote">On Monday</div>', "Yes"),
        ("a < b", "a"),
        ("İ<p>ok</p>", "İ\nok"),
        ("", ""),
    ],
)
def test_marks_are_taken_off_a_page(html: str, text: str) -> None:
    assert strip_marks(html) == text
