"""Letters as plain text."""

import pytest

from pairloom.domain.letters.wording.markup import read_tokens
from pairloom.domain.letters.wording.plain import write_plain

CASES = {
    "emphasis is dropped": ("Very **bold** and *soft* `x`", "Very bold and soft x"),
    "a link alone has its address below": ("[Sign in](https://a.org/x)", "Sign in:\nhttps://a.org/x"),
    "a link inside has it in brackets": ("See [this](https://a.org) now.", "See this (https://a.org) now."),
    "two links are not one": ("[a](https://a.org) [b](https://b.org)", "a (https://a.org) b (https://b.org)"),
    "a bare address is said once": ("<https://a.org>", "https://a.org"),
    "mail is written to an address": ("[Ask](mailto:a@b.org) us", "Ask (a@b.org) us"),
    "lines of a paragraph flow": ("one\ntwo  \nthree", "one two\nthree"),
    "a heading is a line": ("## Next\n\nGo", "Next\n\nGo"),
    "a list has marks": ("Do:\n\n- a\n- b\n\nEnd", "Do:\n\n-  a\n-  b\n\nEnd"),
    "a numbered list counts from its start": ("3. c\n4. d", "3. c\n4. d"),
    "a list inside a list stands further in": ("- a\n  1. b\n  2. c\n- d", "-  a\n   1. b\n   2. c\n-  d"),
    "two lists are apart": ("- a\n\n1. b", "-  a\n\n1. b"),
    "a second paragraph of an item stands below the first": ("- a\n\n  b\n- c", "-  a\n\n   b\n-  c"),
    "what is quoted has its mark": ("> a\n> b", "> a b"),
    "a rule is three stars": ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
    "pictures and HTML are only text": ("<b>x</b>", "<b>x</b>"),
    "four spaces are no code": ("a\n\n    b", "a\n\nb"),
}


@pytest.mark.parametrize(("markdown", "text"), list(CASES.values()), ids=list(CASES))
def test_markdown_becomes_text_that_reads_well(markdown: str, text: str) -> None:
    assert write_plain(read_tokens(markdown, {})) == text
