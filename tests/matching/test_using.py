"""Every block of the pages for users of the engine runs, in order, and gives what the page says."""

import re
from pathlib import Path
from typing import Any

import pytest

from pairloom import matching

PAGES = Path(__file__).resolve().parents[2] / "docs" / "matching"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CLAIM = re.compile(r"^(\S.*?)  # => (.*)$", re.MULTILINE)


def list_blocks(page: str) -> list[tuple[str, str]]:
    """List the blocks of a page: their language, and their text."""
    return [(kind, text) for kind, text in BLOCK.findall(read_page(page))]


def read_page(page: str) -> str:
    """Read a page by its name."""
    return (PAGES / page).read_text(encoding="utf-8")


def run_block(text: str, names: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Run a block, and list what it claims: the expression, what it gives, what the page says."""
    exec(compile(text, "a block of the page", "exec"), names)  # noqa: S102
    return [(line, repr(eval(line, names)), said) for line, said in CLAIM.findall(text)]  # noqa: S307


@pytest.mark.parametrize(("page", "fewest"), [("using.md", 30), ("README.md", 3)])
def test_all_that_a_page_shows_is_so(page: str, fewest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    claims = []
    for kind, text in list_blocks(page):
        if kind == "toml":
            Path("plan.toml").write_text(text, encoding="utf-8")
        else:
            claims += run_block(text, names)
    assert [claim for claim in claims if claim[1] != claim[2]] == []
    assert len(claims) >= fewest


def test_all_that_the_engine_offers_is_there() -> None:
    assert [name for name in matching.__all__ if getattr(matching, name, None) is None] == []
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        matching.nothing  # noqa: B018


def test_a_user_needs_no_module_but_the_engine_itself() -> None:
    modules = set(re.findall(r"^from (pairloom\S*) import", read_page("using.md"), re.MULTILINE))
    assert modules == {"pairloom.matching"}
