"""Put what every letter has around its body: the closing, the signature, why it came, from where, how to end news."""

import html
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template as Page

import css_inline

from pairloom.domain.letters.catalogue import LetterKind, Placeholder
from pairloom.domain.letters.wording.languages import LAST_RESORT, list_fallbacks, tell_direction
from pairloom.domain.letters.wording.markup import place_slots
from pairloom.domain.letters.wording.reading import TEXTS
from pairloom.domain.letters.wording.slots import IF_CLOSE, make_if, make_slot

_HERE = Path(__file__).resolve().parent
_PROGRAM = {"program": Placeholder("the name of the program", "", is_required=True)}
_INLINER = css_inline.CSSInliner(keep_at_rules=True, minify_css=True, load_remote_stylesheets=False)


@dataclass(frozen=True)
class Frame:
    """The sentences around a letter in one language, with slots."""

    closing: str
    why: str
    unsubscribe: str


@cache
def load_frame(language: str, audience: str) -> Frame:
    """Load the sentences around a letter; where the language has none, those of English."""
    for candidate in list_fallbacks(language):
        path = TEXTS / candidate / "letters" / "frame.toml"
        if path.is_file():
            sentences = tomllib.loads(path.read_text(encoding="utf-8"))
            why = place_slots(sentences["why"][audience], _PROGRAM)
            return Frame(sentences["closing"], why, sentences["unsubscribe"])
    raise FileNotFoundError(f"there are no sentences around letters in {LAST_RESORT}")


def frame_plain(kind: LetterKind, body: str, language: str) -> str:
    """Put the frame around a body in plain text."""
    frame = load_frame(language, kind.audience)
    signature = f"{make_if('signature')}\n{make_slot('signature')}{IF_CLOSE}"
    end = f"{frame.why}\n{make_slot('program')} · {make_slot('site')}"
    unsubscribe = f"\n{frame.unsubscribe}: {make_slot('unsubscribe')}" if kind.is_news else ""
    return f"{body}\n\n{frame.closing}{signature}\n{make_slot('program')}\n\n-- \n{end}{unsubscribe}\n"


def frame_html(kind: LetterKind, body: str, language: str) -> str:
    """Put the frame around a body in HTML, and the style into its elements."""
    frame = load_frame(language, kind.audience)
    unsubscribe = f'<p><a href="{make_slot("unsubscribe")}">{html.escape(frame.unsubscribe)}</a></p>'
    page = Page((_HERE / "letter.html").read_text(encoding="utf-8")).substitute(
        language=language,
        direction=tell_direction(language),
        style=(_HERE / "letter.css").read_text(encoding="utf-8"),
        subject=make_slot("subject"),
        body=body,
        closing=html.escape(frame.closing),
        signature=f"{make_if('signature')}{make_slot('signature')}<br>{IF_CLOSE}",
        why=html.escape(frame.why),
        program=make_slot("program"),
        site=make_slot("site"),
        site_name=make_slot("site_name"),
        unsubscribe=unsubscribe if kind.is_news else "",
    )
    return _INLINER.inline(page)
