"""Reading wordings."""

import pytest

from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.wording.languages import LANGUAGES
from pairloom.domain.letters.wording.reading import Wording, load_text, load_wording, parse_wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Hello\n\nYou\n", Wording("Hello", "You")),
        ("\r\n  Two   words \r\n\r\na\r\n\r\nb\r\n", Wording("Two words", "a\n\nb")),
        ("S\n\n{ name } and {link }", Wording("S", "{name} and {link}")),
        ("S\n\n\x00a\ue000name\ue001\ud800", Wording("S", "aname")),
        ("only a subject", Wording("only a subject", "")),
        ("", Wording("", "")),
    ],
)
def test_the_first_line_is_the_subject_and_the_rest_the_body(text: str, wording: Wording) -> None:
    assert parse_wording(text) == wording


def test_every_kind_is_shipped_in_every_language() -> None:
    missing = [(kind, language) for kind in KINDS for language in LANGUAGES if load_wording(kind, language) is None]
    assert missing == []


@pytest.mark.parametrize(
    ("kind", "language"), [("nothing", "en"), ("news", "xx"), ("../en/letters/news", "en"), ("news", "../en"), ("", "")]
)
def test_what_is_not_shipped_is_not_found(kind: str, language: str) -> None:
    assert (load_text(kind, language), load_wording(kind, language)) == (None, None)
