"""Decide what the text of a page may be: a title, a version, a body in Markdown with known words in braces."""

import re
import unicodedata
from dataclasses import dataclass

from pairloom.domain.core.errors import Reason, Refused

WORDS_IN_BRACES = ("program", "closes")
"""What is filled in on a page: the program's name, and the day on which applications close."""
LONGEST_TITLE = 100
LONGEST_BODY = 20_000
_BRACES = re.compile(r"\{([^{}]*)\}")
_WIDE_BRACES = re.compile(r"\{[ \t]*([a-z_]+)[ \t]*\}")
_VERSION = re.compile(r"version:[ \t]*(\S{1,20})")


@dataclass(frozen=True)
class PageText:
    """The text of a page: the first line is the title, then Markdown. Shipped texts name their version in line two."""

    title: str
    body: str
    version: str = ""

    @property
    def text(self) -> str:
        """Write title and body as an organiser edits them."""
        return f"{self.title}\n\n{self.body}".strip()


def parse_page(text: str) -> PageText:
    """Part a text into title, version and body; steering characters are dropped, spaces inside braces too."""
    kept = "".join(mark for mark in text.replace("\r\n", "\n").replace("\r", "\n") if _is_kept(mark))
    title, _, rest = _WIDE_BRACES.sub(r"{\1}", kept).strip().partition("\n")
    first, _, below = rest.strip().partition("\n")
    found = _VERSION.fullmatch(first.strip())
    body = below if found else rest
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", body).strip().split("\n")]
    return PageText(" ".join(title.split()), "\n".join(lines), found[1] if found else "")


def _is_kept(mark: str) -> bool:
    return mark in "\n\t" or unicodedata.category(mark) not in {"Cc", "Cs", "Co"}


def check_page(page: PageText) -> None:
    """Check a text before it is saved; refused with what was found and what is wanted."""
    if not page.title:
        raise Refused(Reason.PAGE_TITLE_MISSING)
    if len(page.title) > LONGEST_TITLE:
        raise Refused(Reason.PAGE_TITLE_LONG, length=len(page.title), longest=LONGEST_TITLE)
    if not page.body:
        raise Refused(Reason.PAGE_EMPTY)
    if len(page.body) > LONGEST_BODY:
        raise Refused(Reason.PAGE_LONG, length=len(page.body), longest=LONGEST_BODY)
    _check_braces(page.text)


def _check_braces(text: str) -> None:
    """Check that every word in braces is known, and that no brace stands alone."""
    for found in _BRACES.finditer(text):
        if found[1] not in WORDS_IN_BRACES:
            raise Refused(Reason.PAGE_WORD_UNKNOWN, name=found[1].strip()[:60] or "{}")
    stray = re.search(r"[{}][^\s{}]{0,60}", _BRACES.sub("", text))
    if stray:
        raise Refused(Reason.PAGE_WORD_UNKNOWN, name=stray[0])
