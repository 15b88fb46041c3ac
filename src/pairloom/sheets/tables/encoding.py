"""Turn the bytes of a text file into text, or say in one sentence what the bytes are instead."""

import codecs
import re

from pairloom.sheets.errors import SheetError

_OTHER_FILES = (
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a text document"),
    (b"<!DOCTYPE", "a web page"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_SHARE_OF_CONTROLS = 1000  # more than one in a thousand: no text


def decode_text(content: bytes) -> tuple[str, str]:
    """Decode the bytes of a text file; returns the text and the name of its encoding.

    UTF-8 and UTF-16 with or without byte-order mark, UTF-32 with one; what is neither is read as cp1252.
    """
    for start, what in _OTHER_FILES:
        if content.startswith(start):
            raise SheetError(f"The file is {what}, not a spreadsheet; a CSV or XLSX file is wanted.")
    codec, name = _choose_encoding(content)
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        raise SheetError(
            f"The file is not text that can be read ({name} was tried); please save it as CSV UTF-8 or XLSX."
        ) from None
    _check_is_text(text)
    return text, name


def _choose_encoding(content: bytes) -> tuple[str, str]:
    for mark, codec, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return codec, name
    wide = _find_wide_text(content)
    if wide:
        return wide, "UTF-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


def _find_wide_text(content: bytes) -> str:
    """Find UTF-16 without a mark: most of its first characters have one zero byte, always on the same side."""
    start = content[:2000]
    half = len(start) // 2
    if half < 4:
        return ""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else ""


def _check_is_text(text: str) -> None:
    place = text.find("\0")
    if place >= 0:
        line = text.count("\n", 0, place) + 1
        raise SheetError(
            f"The file is damaged or no text: line {line} holds a NUL character; please export it again as CSV or XLSX."
        )
    if len(_CONTROLS.findall(text[:100_000])) * _SHARE_OF_CONTROLS > len(text[:100_000]):
        raise SheetError("The file holds control characters, so it is no text; a CSV or XLSX file is wanted.")
