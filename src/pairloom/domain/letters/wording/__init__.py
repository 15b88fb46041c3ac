"""Wording of letters: Markdown becomes plain text and light HTML, and what people typed stays what they typed."""

from pairloom.domain.letters.wording.checking import check_wording
from pairloom.domain.letters.wording.languages import LANGUAGES, list_fallbacks, tell_direction
from pairloom.domain.letters.wording.reading import Wording, load_text, load_wording, parse_wording
from pairloom.domain.letters.wording.rendering import Footer, Rendered, preview, render

__all__ = [
    "LANGUAGES",
    "Footer",
    "Rendered",
    "Wording",
    "check_wording",
    "list_fallbacks",
    "load_text",
    "load_wording",
    "parse_wording",
    "preview",
    "render",
    "tell_direction",
]
