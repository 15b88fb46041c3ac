"""Render a letter: the wording is made into templates once, and each reader's letter is a filling of them."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import Form, LetterKind, Placeholder
from pairloom.domain.letters.wording.frame import frame_html, frame_plain
from pairloom.domain.letters.wording.languages import tell_direction
from pairloom.domain.letters.wording.markup import make_reader, place_slots, read_tokens
from pairloom.domain.letters.wording.people import (
    clean_line,
    clean_paragraphs,
    enclose,
    hold_order,
    isolate,
    shorten,
    unlink,
)
from pairloom.domain.letters.wording.plain import write_plain
from pairloom.domain.letters.wording.reading import Wording
from pairloom.domain.letters.wording.slots import Template, fill, list_names, make_template

LONGEST_SUBJECT = 250
"""The longest subject of a finished letter, in characters."""

LONGEST_LINE, LONGEST_PARAGRAPHS = 500, 5_000
_LONGEST_IN_SUBJECT = 60
_WEB_ADDRESS = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")


@dataclass(frozen=True)
class Footer:
    """What stands at the end of a letter: the program, the site's address, and for news the page that ends them."""

    program: str
    site: str
    unsubscribe: str = ""


@dataclass(frozen=True)
class Rendered:
    """A letter as it will be sent."""

    subject: str
    text: str
    html: str
    language: str
    direction: str


@dataclass(frozen=True)
class Templates:
    """A wording made ready to be filled."""

    subject: Template
    text: Template
    html: Template
    names: frozenset[str]


@lru_cache(maxsize=1024)
def make_templates(kind: LetterKind, wording: Wording, language: str) -> Templates:
    """Make the templates of one wording; refused where a placeholder is unknown or a link leads nowhere."""
    places = kind.all_placeholders
    subject = make_template(place_slots(wording.subject, places))
    tokens = read_tokens(wording.body, places)
    plain = write_plain(tokens)
    reader = make_reader()
    body = reader.renderer.render(tokens, reader.options, {})
    return Templates(
        subject=subject,
        text=make_template(frame_plain(kind, plain, language)),
        html=make_template(frame_html(kind, body, language)),
        names=frozenset(list_names(subject) + list_names(make_template(plain))),
    )


def render(
    kind: LetterKind,
    wording: Wording,
    values: Mapping[str, str],
    *,
    language: str,
    signature: str,
    footer: Footer,
    name: str = "",
) -> Rendered:
    """Render one letter.

    `values` are the kind's own placeholders; `name` is the reader's, `signature` the first name of who signs. Refused
    when a value is unknown, missing where it is required, not an address where it is a link, or far too long.
    Costs about a tenth of a millisecond once the templates of the wording are made.
    """
    cleaned = _clean(kind, {**values, "name": name, "program": footer.program})
    direction = tell_direction(language)
    templates = make_templates(kind, wording, language)
    subject = _fill_subject(templates.subject, cleaned)
    around = _list_frame_values(kind, footer, signature, direction)
    shown = around | {key: _show(kind.all_placeholders[key], value, direction) for key, value in cleaned.items()}
    escaped = {key: html.escape(value).replace("\n", "<br>") for key, value in shown.items()}
    return Rendered(
        subject=subject,
        text=fill(templates.text, shown),
        html=fill(templates.html, escaped | {"subject": html.escape(subject)}),
        language=language,
        direction=direction,
    )


def preview(kind: LetterKind, wording: Wording, *, language: str, signature: str, footer: Footer) -> Rendered:
    """Render a letter with the sample values of the catalogue."""
    samples = {name: place.sample for name, place in kind.placeholders.items()}
    name = kind.all_placeholders["name"].sample
    return render(kind, wording, samples, language=language, signature=signature, footer=footer, name=name)


def _clean(kind: LetterKind, values: Mapping[str, str]) -> dict[str, str]:
    """Clean the value of every placeholder of a kind; one that may be left out is empty where it is."""
    places = kind.all_placeholders
    unknown = sorted(set(values) - set(places))
    if unknown:
        raise Refused(Reason.PLACEHOLDER_UNKNOWN, name=unknown[0])
    return {name: _clean_value(name, place, values.get(name, "")) for name, place in places.items()}


def _clean_value(name: str, place: Placeholder, value: str) -> str:
    """Clean one value according to what its placeholder holds."""
    is_long = place.form is Form.PARAGRAPHS
    cleaned = clean_paragraphs(value) if is_long else clean_line(value)
    if place.is_required and not cleaned:
        raise Refused(Reason.PLACEHOLDER_MISSING, name=name)
    if len(cleaned) > (LONGEST_PARAGRAPHS if is_long else LONGEST_LINE):
        raise Refused(Reason.LETTER_INVALID, name=name)
    if place.form is Form.LINK and cleaned and not _WEB_ADDRESS.fullmatch(cleaned):
        raise Refused(Reason.LETTER_INVALID, name=name)
    return cleaned


def _fill_subject(template: Template, values: Mapping[str, str]) -> str:
    """Fill the subject: what was typed is closed off, and cut so that the whole stays short enough for a header."""
    names = list_names(template)
    literal = len(fill(template, dict.fromkeys(values, "")))
    longest = min(_LONGEST_IN_SUBJECT, max(10, (LONGEST_SUBJECT - literal) // max(1, len(names)) - 3))
    return fill(template, {name: enclose(shorten(value, longest)) for name, value in values.items()})


def _show(place: Placeholder, value: str, direction: str) -> str:
    """Show a value in the letter: words are closed off where they run the other way; links stay bare."""
    if place.form is Form.LINE:
        return isolate(unlink(value), direction)
    if place.form is Form.PARAGRAPHS:
        return "\n".join(isolate(line, direction) for line in value.split("\n"))
    return hold_order(value, direction) if place.form is Form.CODE else value


def _list_frame_values(kind: LetterKind, footer: Footer, signature: str, direction: str) -> dict[str, str]:
    """List the values of what stands around every letter; news without a way to end them are refused."""
    if kind.is_news and not _WEB_ADDRESS.fullmatch(footer.unsubscribe):
        raise Refused(Reason.PLACEHOLDER_MISSING, name="unsubscribe")
    return {
        "signature": isolate(clean_line(signature), direction),
        "site": footer.site,
        "site_name": footer.site.split("://")[-1],
        "unsubscribe": footer.unsubscribe,
    }
