"""Markdown with slots."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import Form, Placeholder
from pairloom.domain.letters.wording.markup import make_reader, place_slots, read_tokens

PLACES = {
    "name": Placeholder("a name", "Ana"),
    "code": Placeholder("a code", "1", form=Form.CODE, is_required=True),
    "link": Placeholder("a page", "https://a.org", form=Form.LINK, is_required=True),
    "more": Placeholder("another page", "https://a.org", form=Form.LINK),
}


def write(markdown: str) -> str:
    """Write Markdown as HTML, with names between angle brackets where slots are."""
    reader = make_reader()
    html = str(reader.renderer.render(read_tokens(markdown, PLACES), reader.options, {}))
    marks: dict[str, str | int | None] = {
        "\ue000": "«",
        "\ue001": "»",
        "\ue002": "[if ",
        "\ue003": "]",
        "\ue004": "[end]",
    }
    return html.translate(str.maketrans(marks)).strip()


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Hello **{name}**", "<p>Hello <strong>«name»</strong></p>"),
        ("Type {code} now", '<p>Type <code dir="ltr">«code»</code> now</p>'),
        ("Type `{code}`", '<p>Type <code dir="ltr">«code»</code></p>'),
        ("Go to {link}.", '<p>Go to <a href="«link»">«link»</a>.</p>'),
        ("[Go]({link})", '<p class="act"><a href="«link»">Go</a></p>'),
        ("[{link}]({link})", '<p class="act"><a href="«link»">«link»</a></p>'),
        ("a [Go]({link})", '<p>a <a href="«link»">Go</a></p>'),
        ("[More]({more})", '[if more]<p class="act"><a href="«more»">More</a></p>\n[end]'),
        ("<img src=x> &lt;b&gt;", "<p>&lt;img src=x&gt; &lt;b&gt;</p>"),
        ("![x](https://a.org/x.png)", '<p>!<a href="https://a.org/x.png">x</a></p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    ],
)
def test_markdown_becomes_html_with_slots(markdown: str, html: str) -> None:
    assert write(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "reason", "details"),
    [
        ("{nmae}", Reason.PLACEHOLDER_UNKNOWN, {"name": "nmae"}),
        ("{{name}}", Reason.PLACEHOLDER_UNKNOWN, {"name": "{{name}"}),
        ("{0.class}", Reason.PLACEHOLDER_UNKNOWN, {"name": "0.class"}),
        ("{}", Reason.PLACEHOLDER_UNKNOWN, {"name": "{}"}),
        ("{na**me**}", Reason.PLACEHOLDER_UNKNOWN, {"name": "{na"}),
        ("&#123;secret}", Reason.PLACEHOLDER_UNKNOWN, {"name": "secret"}),
        ("[x]({unknown})", Reason.PLACEHOLDER_UNKNOWN, {"name": "unknown"}),
        ("[x]({name})", Reason.PLACEHOLDER_MISPLACED, {"name": "name"}),
        ("[x](https://a.org/{name})", Reason.PLACEHOLDER_MISPLACED, {"name": "name"}),
        ("[x](/me/)", Reason.WORDING_LINK_WRONG, {"address": "/me/"}),
        ("[x]()", Reason.WORDING_LINK_WRONG, {"address": ""}),
    ],
)
def test_what_does_not_belong_is_refused_by_name(markdown: str, reason: Reason, details: dict[str, str]) -> None:
    with pytest.raises(Refused) as refusal:
        read_tokens(markdown, PLACES)
    assert (refusal.value.reason, refusal.value.details) == (reason, details)


def test_a_text_without_braces_stays() -> None:
    assert place_slots("100 % sure", PLACES) == "100 % sure"
