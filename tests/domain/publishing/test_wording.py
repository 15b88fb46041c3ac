"""Markdown of pages becomes clean HTML."""

from html.parser import HTMLParser

import pytest

from pairloom.domain.publishing.wording import TAGS, fill_html, fill_line, render_body


class Found(HTMLParser):
    """Gathers what a browser would take for tags, attributes and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag as it begins."""
        self.tags.add(tag)
        self.attributes.update(name for name, _value in attrs)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


def render(body: str) -> str:
    return render_body(body, has_closes=True)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Hello **you**", "<p>Hello <strong>you</strong></p>\n"),
        ("# Large", "<h2>Large</h2>\n"),
        ("### Small", "<h3>Small</h3>\n"),
        ("[faq](/faq/)", '<p><a href="/faq/" rel="noopener">faq</a></p>\n'),
        ("[we](mailto:a@b.example)", '<p><a href="mailto:a@b.example" rel="noopener">we</a></p>\n'),
        ("3. three", '<ol start="3">\n<li>three</li>\n</ol>\n'),
    ],
)
def test_markdown_becomes_html(body: str, html: str) -> None:
    assert render(body) == html


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<b>)",
        "![x](https://evil.example/a.png)",
        '<https://x.example/" onmouseover=alert(1)>',
        '<a href="https://evil.example" style="position:fixed">x</a>',
        "[x]: <javascript:alert(1)>\n\n[x]",
        "&lt;script&gt;",
        "`<script>`",
        '| <img src=x> | b" onclick="x |\n|---|---|\n| a | b |',
    ],
)
def test_nothing_that_could_run_comes_through(body: str) -> None:
    found = Found()
    found.feed(render(body))
    assert found.tags <= TAGS
    assert found.attributes <= {"href", "rel", "class", "scope", "data-label"}
    assert [link for link in found.links if not link.startswith(("https:", "mailto:", "/"))] == []


def test_a_table_becomes_cards_on_phones() -> None:
    html = render("| What | Why |\n|---|---|\n| Name | To write |")
    assert '<table class="fold">' in html
    assert html.count('<th scope="col">') == 2
    assert '<th scope="row">Name</th>' in html
    assert '<td data-label="Why">To write</td>' in html


def test_words_in_braces_are_filled_in_and_a_name_stays_a_name() -> None:
    html = fill_html(render("Welcome to **{program}** until {closes}."), program="<b>Walls & Co</b>", closes="1 March")
    assert html == ("<p>Welcome to <strong><bdi>&lt;b&gt;Walls &amp; Co&lt;/b&gt;</bdi></strong> until 1 March.</p>\n")
    assert fill_line("About {program}", program="A & B", closes="") == "About A & B"


def test_a_paragraph_that_needs_a_closing_day_goes_where_there_is_none() -> None:
    assert render_body("One.\n\nUntil {closes}.\n\nTwo.", has_closes=False) == "<p>One.</p>\n<p>Two.</p>\n"
