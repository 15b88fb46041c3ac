"""What the text of a page may be."""

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.publishing.rules import LONGEST_BODY, LONGEST_TITLE, PageText, check_page, parse_page


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Title\nversion: 2026-1\n\nBody\n", PageText("Title", "Body", "2026-1")),
        ("Title\n\nBody  \r\nmore", PageText("Title", "Body\nmore")),
        ("  A   title \n", PageText("A title", "")),
        ("T\n\n{ program } and {closes }", PageText("T", "{program} and {closes}")),
        ("T\x00\n\nA\x07b\ue000", PageText("T", "Ab")),
        ("", PageText("", "")),
    ],
)
def test_a_text_is_parted_into_title_version_and_body(text: str, page: PageText) -> None:
    assert parse_page(text) == page


def test_what_an_organiser_edits_is_title_and_body_without_the_version() -> None:
    page = parse_page("Title\nversion: 2026-1\n\nBody")
    assert page.text == "Title\n\nBody"
    assert parse_page(page.text) == PageText("Title", "Body")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.PAGE_TITLE_MISSING),
        ("x" * (LONGEST_TITLE + 1) + "\n\nBody", Reason.PAGE_TITLE_LONG),
        ("Title", Reason.PAGE_EMPTY),
        ("Title\n\n" + "x" * (LONGEST_BODY + 1), Reason.PAGE_LONG),
        ("Title\n\nHello {name}", Reason.PAGE_WORD_UNKNOWN),
        ("Hello {}\n\nBody", Reason.PAGE_WORD_UNKNOWN),
        ("Title\n\nA stray {brace", Reason.PAGE_WORD_UNKNOWN),
        ("Title\n\n{{program}}", Reason.PAGE_WORD_UNKNOWN),
    ],
)
def test_a_text_that_cannot_be_shown_is_refused(text: str, reason: Reason) -> None:
    with pytest.raises(Refused) as refusal:
        check_page(parse_page(text))
    assert refusal.value.reason == reason


def test_a_good_text_passes() -> None:
    check_page(parse_page("About {program}\n\nUntil {closes}."))
