"""The pages that ship with Pairloom, one file a page and language: `texts/<language>/pages/<name>.md`."""

import re
from functools import lru_cache
from pathlib import Path

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.publishing.rules import PageText, parse_page

PAGES = ("home", "how-it-works", "partnership", "faq", "conduct", "confidentiality", "privacy", "contact")
"""The names of all pages, in the order in which organisers see them."""
TEXTS = Path(__file__).resolve().parents[2] / "texts"
_LANGUAGE = re.compile(r"[a-z][a-z0-9-]{1,11}")


def check_name(name: str) -> str:
    """Give the name back; refused when there is no such page."""
    if name not in PAGES:
        raise Refused(Reason.PAGE_UNKNOWN, found=name[:60])
    return name


@lru_cache(maxsize=256)
def load_page(name: str, language: str) -> PageText | None:
    """Load the shipped text of a page in a language; none where there is none."""
    if name not in PAGES or not _LANGUAGE.fullmatch(language):
        return None
    try:
        return parse_page((TEXTS / language / "pages" / f"{name}.md").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
