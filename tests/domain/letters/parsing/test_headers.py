from email import message_from_bytes

import pytest

from pairloom.domain.letters.parsing.headers import (
    LONGEST_HEADER,
    clean_text,
    decode_bytes,
    find_address,
    find_addresses,
    find_message_id,
    read_headers,
    read_value,
)


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("plain", "plain"),
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?B?2LHYryDYqtmE2YLYp9im2Yo=?=", "رد تلقائي"),
        ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
        ("=?no-such?Q?a=E9?=", "aé"),
        ("=?utf-8?B?A?=", "=?utf-8?B?A?="),
        ("folded\r\n\tover lines", "folded over lines"),
        ("nul\x00 and \x1b[31m", "nul and [31m"),
    ],
)
def test_a_header_is_read_as_far_as_it_can_be(raw: str, read: str) -> None:
    assert read_value(raw) == read


@pytest.mark.parametrize(("raw", "read"), [(b"Subject: Gr\xfc\xdfe", "Grüße"), ("Subject: Grüße".encode(), "Grüße")])
def test_bytes_beyond_ascii_in_a_header_are_read_in_the_charset_they_seem_to_have(raw: bytes, read: str) -> None:
    assert read_headers(message_from_bytes(raw)).get("subject") == read


def test_a_broken_header_spoils_no_other() -> None:
    headers = read_headers(message_from_bytes(b"Subject: =?utf-8?B?A?=\r\nFrom: a@b.example\r\n\r\n"))
    assert (headers.get("subject"), headers.get("from")) == ("=?utf-8?B?A?=", "a@b.example")


def test_names_of_headers_have_no_capitals_and_all_values_are_kept_in_order() -> None:
    headers = read_headers(message_from_bytes(b"X-A: 1\r\nx-a: 2\r\nTo: 3\r\n\r\n"))
    assert (headers.get_all("x-a", "to"), headers.has("x-b"), headers.get("x-b")) == (["1", "2", "3"], False, "")


def test_a_header_of_any_length_is_cut() -> None:
    headers = read_headers(message_from_bytes(b"Subject: " + b"a" * 100_000))
    assert len(headers.get("subject")) == LONGEST_HEADER


@pytest.mark.parametrize("charset", ["utf-8", "no-such", "hex", "utf-16", "idna", "\x00"])
def test_every_byte_is_decoded_in_every_charset(charset: str) -> None:
    assert isinstance(decode_bytes(bytes(range(256)), charset), str)


def test_a_cleaned_text_has_nothing_that_a_database_refuses() -> None:
    assert clean_text("a\x00b\ud800c\r\nd\re\tf\x7f") == "ab?c\nd\ne\tf"


def test_the_address_in_angle_brackets_comes_first() -> None:
    assert find_addresses('"x@y.example" <a@b.example>, c@d.example')[0] == "a@b.example"
    assert (find_address("nobody"), find_address("c@d.example")) == ("", "c@d.example")


def test_a_message_id_is_found_among_other_words() -> None:
    assert (find_message_id("x <1@a.example> y"), find_message_id("bare")) == ("<1@a.example>", "bare")
