"""The page of letters for organisers."""

from datetime import timedelta
from pathlib import Path

import pytest

from pairloom.domain.letters.catalogue import KINDS
from pairloom.domain.letters.wording.page import say_span, write_page

PAGE = Path(__file__).parents[4] / "docs" / "organisers" / "letters.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == write_page()


def test_the_page_has_every_kind_and_placeholder() -> None:
    page = write_page()
    assert [kind.name for kind in KINDS.values() if f"- Name: `{kind.name}`" not in page] == []
    assert [name for kind in KINDS.values() for name in kind.placeholders if f"`{{{name}}}`" not in page] == []


@pytest.mark.parametrize(
    ("minutes", "said"), [(1, "1 minute"), (10, "10 minutes"), (60, "1 hour"), (90, "90 minutes"), (2880, "2 days")]
)
def test_a_span_is_said_in_its_largest_whole_unit(minutes: int, said: str) -> None:
    assert say_span(timedelta(minutes=minutes)) == said
