"""Turn the Markdown of a page into clean HTML: no HTML of the writer's own, no pictures, links to the web and mail."""

from collections.abc import Iterable
from functools import cache, lru_cache

import nh3
from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "code", "pre", "blockquote", "hr", "br"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "table": {"class"}, "th": {"scope"}, "td": {"data-label"}}
SCHEMES = {"http", "https", "mailto"}


@cache
def make_reader() -> MarkdownIt:
    """Make a reader of the Markdown that pages know."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])


@lru_cache(maxsize=512)
def render_body(body: str, *, has_closes: bool) -> str:
    """Render a body as clean HTML; words in braces stay, paragraphs that need a closing day go where there is none."""
    blocks = body.split("\n\n")
    kept = "\n\n".join(block for block in blocks if has_closes or "{closes}" not in block)
    tokens = make_reader().parse(kept)
    _lower_headings(tokens)
    _fold_tables(tokens)
    html = make_reader().renderer.render(tokens, make_reader().options, {})
    return nh3.clean(str(html), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener")


def fill_html(html: str, *, program: str, closes: str) -> str:
    """Fill in the words in braces of clean HTML."""
    return html.replace("{program}", f"<bdi>{escape(program)}</bdi>").replace("{closes}", escape(closes))


def fill_line(line: str, *, program: str, closes: str) -> str:
    """Fill in the words in braces of a line of plain text, such as a title."""
    return line.replace("{program}", program).replace("{closes}", closes)


def _lower_headings(tokens: Iterable[Token]) -> None:
    """Make headings of the first level ones of the second: the title is the page's only one."""
    for token in tokens:
        if token.type.startswith("heading_") and token.tag == "h1":
            token.tag = "h2"


def _fold_tables(tokens: Iterable[Token]) -> None:
    """Let tables become cards on phones: each row is named by its first cell, the others say their column."""
    headings: list[str] = []
    column = 0
    for token, line in _pair_with_next(tokens):
        if token.type == "table_open":
            token.attrSet("class", "fold")
            headings = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            token.attrs = {"scope": "col"}
            headings.append(line.content)
        elif token.type == "td_open":
            _name_cell(token, headings, column)
            column += 1
        elif token.type == "td_close" and column == 1:
            token.tag = "th"


def _pair_with_next(tokens: Iterable[Token]) -> list[tuple[Token, Token]]:
    listed = list(tokens)
    return list(zip(listed, [*listed[1:], Token("", "", 0)], strict=True))


def _name_cell(token: Token, headings: list[str], column: int) -> None:
    """Make the first cell of a row its heading; tell the others which column they belong to."""
    if column == 0:
        token.tag, token.attrs = "th", {"scope": "row"}
    else:
        token.attrs = {"data-label": headings[column] if column < len(headings) else ""}
