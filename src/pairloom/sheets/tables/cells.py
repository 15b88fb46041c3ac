"""Make cells safe for programs that take some texts for formulas."""

import re
import unicodedata

# These begin a formula in one program or another; so do their full-width forms, and any of them after blanks.
_FORMULA = frozenset("=+-@|%")
_BREAKS = frozenset("\t\r\n")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARK = "'"


def make_safe(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run; leave out what no file may hold."""
    clean = _UNWRITABLE.sub("", text)
    return f"{_MARK}{clean}" if is_formula(clean) else clean


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet might take a text for a formula."""
    if text[:1] in _BREAKS:
        return True
    folded = unicodedata.normalize("NFKC", _strip_invisible(text))
    return folded[:1] in _FORMULA


def _strip_invisible(text: str) -> str:
    """Strip blanks and signs without a width, which some programs skip, from the beginning."""
    place = 0
    while place < len(text) and (text[place].isspace() or unicodedata.category(text[place]) in ("Cf", "Cc")):
        place += 1
    return text[place:]
