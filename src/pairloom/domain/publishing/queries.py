"""Find the page that a reader sees: the program's own words where it has some, else the shipped ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.wording import LANGUAGES, list_fallbacks, tell_direction
from pairloom.domain.programs.catalogue import read_topic
from pairloom.domain.programs.models import Program
from pairloom.domain.publishing.catalogue import PAGES, check_name, load_page
from pairloom.domain.publishing.models import PageChange
from pairloom.domain.publishing.rules import PageText, parse_page
from pairloom.domain.publishing.wording import fill_html, fill_line, render_body

SITE_NAME = "Pairloom"
END_OF_LEAD = "</p>"


@dataclass(frozen=True)
class ShownPage:
    """A page as a reader sees it. `html` is clean; `version` is what a consent to this text keeps."""

    title: str
    html: str
    version: str
    language: str

    @property
    def direction(self) -> str:
        """Tell in which direction the page runs."""
        return tell_direction(self.language)

    @property
    def lead(self) -> str:
        """Give the first paragraph, if the page begins with one."""
        return self.html[: self._end_lead()]

    @property
    def rest(self) -> str:
        """Give all below the first paragraph."""
        return self.html[self._end_lead() :]

    def _end_lead(self) -> int:
        found = self.html.find(END_OF_LEAD)
        return found + len(END_OF_LEAD) if found >= 0 and self.html.startswith("<p>") else 0


@dataclass(frozen=True)
class PageInForce:
    """The text of one page in one language as a program has it; number 0 is the shipped one, never changed."""

    name: str
    language: str
    text: str
    number: int = 0
    is_changed: bool = False
    changed_at: datetime | None = None

    @property
    def title(self) -> str:
        """Give the title."""
        return self.text.partition("\n")[0]


def find_page(name: str, *, program: Program | None, language: str, closes: str = "") -> ShownPage:
    """Find a page in the reader's language, else the program's, else English; refused when there is no such page.

    `closes` is the day on which applications close, in words. Costs one query, none without a program.
    """
    languages = list_fallbacks(language, "" if program is None else program.language)
    changes = {} if program is None else _find_newest(program, check_name(name), languages)
    for each in languages:
        shipped = load_page(name, each)
        row = changes.get(each)
        if row is not None and row.text:
            base = shipped or load_page(name, "en")
            version = f"{base.version if base else ''}.{row.version}"
            return show_page(parse_page(row.text), version, each, program=program, closes=closes)
        if shipped is not None:
            return show_page(shipped, shipped.version, each, program=program, closes=closes)
    raise Refused(Reason.PAGE_UNKNOWN, found=name[:60])


def find_topic(name: str, *, program: Program, language: str) -> ShownPage | None:
    """Find the text of a topic in the reader's language, else the program's, else English; none that does not ship."""
    for each in list_fallbacks(language, program.language):
        if written := read_topic(name, each):
            topic = parse_page(written.removeprefix("# "))
            return ShownPage(topic.title, render_body(topic.body, has_closes=False), topic.version, each)
    return None


def show_page(page: PageText, version: str, language: str, *, program: Program | None, closes: str) -> ShownPage:
    """Render a text as a page, with its words in braces filled in."""
    name = SITE_NAME if program is None else program.name
    html = fill_html(render_body(page.body, has_closes=bool(closes)), program=name, closes=closes)
    return ShownPage(fill_line(page.title, program=name, closes=closes), html, version, language)


def find_in_force(program: Program, name: str, language: str) -> PageInForce:
    """Find the text of one page in one language as a program has it; refused when there is no such page."""
    if language not in LANGUAGES:
        raise Refused(Reason.LANGUAGE_UNKNOWN, language=language[:12])
    row = _changes_of(program, check_name(name)).filter(language=language).order_by("-version").first()
    return _tell_in_force(name, language, row)


def list_pages(program: Program) -> list[list[PageInForce]]:
    """List all pages, each in all languages, as a program has them; one query."""
    rows = PageChange.objects.filter(program=program).order_by("version")
    newest = {(row.name, row.language): row for row in rows}
    return [[_tell_in_force(name, each, newest.get((name, each))) for each in LANGUAGES] for name in PAGES]


def list_history(program: Program, name: str, language: str, *, most: int = 50) -> list[PageChange]:
    """List who changed a page when, newest first."""
    rows = _changes_of(program, name).filter(language=language)
    return list(rows.select_related("changed_by").order_by("-version")[:most])


def _changes_of(program: Program, name: str) -> QuerySet[PageChange]:
    return PageChange.objects.filter(program=program, name=name)


def _find_newest(program: Program, name: str, languages: Sequence[str]) -> dict[str, PageChange]:
    """Find the newest change in each language; an empty text means that the shipped page is back."""
    rows = _changes_of(program, name).filter(language__in=languages).order_by("version")
    return {row.language: row for row in rows}


def _tell_in_force(name: str, language: str, row: PageChange | None) -> PageInForce:
    shipped = load_page(name, language)
    text = "" if shipped is None else shipped.text
    if row is None:
        return PageInForce(name, language, text)
    is_changed = bool(row.text)
    return PageInForce(name, language, row.text or text, row.version, is_changed, row.changed_at)
