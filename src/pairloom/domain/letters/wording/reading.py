"""Read a wording: the first line is the subject, the rest is the letter in Markdown."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TEXTS = Path(__file__).resolve().parents[3] / "texts"

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_WIDE_BRACES = re.compile(r"\{[ \t]+([a-z_]+)[ \t]*\}|\{([a-z_]+)[ \t]+\}")


@dataclass(frozen=True)
class Wording:
    """A subject and a body in Markdown, both with placeholders such as {name}."""

    subject: str
    body: str


def parse_wording(text: str) -> Wording:
    """Part a file into its subject (the first line) and its body, and drop spaces inside braces and stray controls."""
    kept = "".join(mark for mark in text.replace("\r\n", "\n").replace("\r", "\n") if _is_kept(mark))
    tidy = _WIDE_BRACES.sub(lambda found: "{" + (found[1] or found[2]) + "}", kept)
    subject, _, body = tidy.strip().partition("\n")
    return Wording(" ".join(subject.split()), unicodedata.normalize("NFC", body.strip()))


def _is_kept(mark: str) -> bool:
    """Tell whether a character may stand in a wording: no controls, no halves of pairs, none of private use."""
    return mark in "\n\t" or unicodedata.category(mark) not in {"Cc", "Cs", "Co"}


@lru_cache(maxsize=512)
def load_text(kind: str, language: str) -> str | None:
    """Load the shipped text of one kind in one language as it stands in its file; None where there is none."""
    if not _NAME.fullmatch(kind) or not _NAME.fullmatch(language):
        return None
    try:
        return (TEXTS / language / "letters" / f"{kind}.md").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


@lru_cache(maxsize=512)
def load_wording(kind: str, language: str) -> Wording | None:
    """Load the shipped wording of one kind in one language; None where there is none."""
    text = load_text(kind, language)
    return None if text is None else parse_wording(text)
