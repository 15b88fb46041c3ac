"""Tests of the report in a real browser: clean by axe, no sideways scrolling on a phone, both schemes, on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from pairloom.matching.explain import Fairness
from pairloom.sheets.report import write_report
from tests.browser.looking import RULES, UNFOLD, list_violations
from tests.sheets.rounds import match_sample

pytestmark = pytest.mark.slow
Scheme = Literal["light", "dark"]
WIDTHS = (360, 768, 1100)
FAIRNESS = Fairness(900, 1000, 551, 300, {600: 1}, {600: 8}, is_proven=True)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the report of the small sample."""
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(match_sample(), path, fairness=FAIRNESS)
    return path.as_uri()


@pytest.fixture
def complaints() -> list[str]:
    """Collect what the browser complains about."""
    return []


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, address: str, complaints: list[str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open the report in one of both schemes."""
    scheme: Scheme = request.param
    opened = browser.new_page(color_scheme=scheme, viewport={"width": 1100, "height": 900})
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("request", lambda asked: complaints.append(asked.url) if asked.url != address else None)
    opened.goto(address)
    yield opened
    opened.close()


def open_details(page: Page) -> None:
    """Open all that can be opened."""
    for place in range(page.locator("details > summary").count()):
        page.locator("details > summary").nth(place).click()


def test_axe_finds_nothing_wrong_with_everything_open(page: Page) -> None:
    page.eval_on_selector_all("details", UNFOLD)
    assert list_violations(page, "report", RULES) == []


def test_the_page_never_scrolls_sideways(page: Page) -> None:
    page.eval_on_selector_all("details", UNFOLD)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate("document.documentElement.scrollWidth")
    assert found == {width: width for width in WIDTHS}


def test_the_page_loads_nothing_and_the_browser_has_no_complaint(page: Page, complaints: list[str]) -> None:
    open_details(page)
    assert complaints == []


def test_what_can_be_clicked_on_a_phone_is_large_enough(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    heights = [
        box["height"] for place in page.locator("nav a, summary").all() if (box := place.bounding_box()) is not None
    ]
    assert heights != []
    assert min(heights) >= 44


def test_a_link_leads_to_its_section(page: Page) -> None:
    targets = page.eval_on_selector_all(
        "nav a", "links => links.map(link => document.querySelector(link.hash)?.tagName)"
    )
    assert set(targets) == {"SECTION"}


def test_paper_gets_dark_letters_on_white_and_no_links_to_sections(page: Page) -> None:
    page.emulate_media(media="print")
    colours = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert not page.locator("nav").is_visible()
