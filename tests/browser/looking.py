"""Look at a page as its readers would: axe in both schemes, a phone and a wide screen, with all of it unfolded.

English pages are looked at whole; other languages change words, lengths and the direction, so there it is enough to see
that nothing runs out of the screen. One visit serves every width and scheme.
"""

from typing import Any

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, SCREEN = 360, 1280
LANGUAGES = ("en", "ar", "fr")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
UNFOLD = "all => all.forEach(each => { each.open = true; })"
AXE = Axe().axe_script
CHECK = """rules => axe.run({...rules, resultTypes: ["violations"]}).then(
    found => found.violations.map(each => [each.id, each.nodes[0].html]))"""
SMALL = """all => all
    .filter(each => each.checkVisibility({visibilityProperty: true}) && each.getBoundingClientRect().height < 44)
    .map(each => each.innerText || each.outerHTML)"""
Fault = tuple[str, str]


def find_faults(page: Page, path: str) -> list[Fault]:
    """List what axe finds wrong with a page on a phone, in light and in dark, and at which width it runs over."""
    show(page, path)
    faults = list_violations(page, path, RULES)
    page.emulate_media(color_scheme="dark")
    faults += list_violations(page, f"{path} (dark)", CONTRAST)
    page.emulate_media(color_scheme="light")
    return faults + find_overflow_here(page, path)


def find_overflow(page: Page, path: str) -> list[Fault]:
    """List at which width a page runs out of the screen."""
    show(page, path)
    return find_overflow_here(page, path)


def find_faults_in(language: str, page: Page, paths: list[str]) -> list[Fault]:
    """List the faults of pages: everything in English, and what runs out of the screen in any language."""
    look = find_faults if language == "en" else find_overflow
    return [fault for path in paths for fault in look(page, path)]


def find_faults_here(page: Page) -> list[Fault]:
    """List the faults of the page that is shown."""
    return find_faults(page, page.url)


def show(page: Page, path: str) -> None:
    """Show a page on a phone, in light, with all of it unfolded."""
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto(path)
    page.eval_on_selector_all("details", UNFOLD)


def list_violations(page: Page, name: str, rules: dict[str, Any]) -> list[Fault]:
    """List what axe finds by these rules; it is loaded once into each page, and tells only what is wrong."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return [(f"{name}: {rule}", html) for rule, html in page.evaluate(CHECK, rules)]


def find_small(page: Page, selector: str) -> list[Fault]:
    """List what can be seen and is too low for a thumb, all of it measured at once."""
    return [(page.url, words) for words in page.eval_on_selector_all(selector, SMALL)]


def find_overflow_here(page: Page, path: str) -> list[Fault]:
    """List at which width the page that is shown runs out of the screen; a phone is shown again afterwards."""
    faults = []
    for width in (SCREEN, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if widths[0] > widths[1]:
            faults.append((path, f"{widths[0]} wide, {widths[1]} there"))
    return faults
