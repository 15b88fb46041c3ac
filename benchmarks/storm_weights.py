"""Weigh pages as they cross the line on a first visit: compressed, with all that they load."""

import re
from typing import Any

from tests.storm.browser import Browser, Page
from tests.storm.crowds import PAGES

Row = dict[str, Any]
ADDRESS = "10.250.0.1"
LOADED = re.compile(r'(?:href|src|srcset)="(/static/[^"#]+)"')
DRAWN = re.compile(r"url\(\"?([^)\"#]+)\"?\)")
PUBLIC = ("/", "/how-it-works/", "/partnership/", "/faq/", "/timetable/")


def weigh_pages(port: int, slug: str) -> list[Row]:
    """Weigh public pages and those of the form, each as the first page that somebody loads."""
    browser = Browser(port, ADDRESS)
    first = f"/apply/{slug}/"
    rows = [weigh(browser, path, browser.get(path, path), is_form=False) for path in PUBLIC]
    landing = browser.get(first, first)
    browser.post(first, first, landing.hidden)
    paths = [first, *(f"{first}form/{section}/" for section in PAGES), f"{first}review/"]
    return [*rows, *(weigh(browser, path, browser.get(path, path), is_form=True) for path in paths)]


def weigh(browser: Browser, path: str, page: Page, *, is_form: bool) -> Row:
    """Weigh one page: itself, and with its style and drawings."""
    if page.status != 200:
        raise RuntimeError(f"{path} answered {page.status}")
    files = dict.fromkeys(LOADED.findall(page.text))
    return {
        "page": path,
        "is_form": is_form,
        "own": page.weight,
        "whole": page.weight + sum(weigh_file(browser, name) for name in files),
    }


def weigh_file(browser: Browser, name: str) -> int:
    """Weigh a file and the drawings that it names itself."""
    found = browser.get(name, name)
    inner = dict.fromkeys(DRAWN.findall(found.text)) if name.endswith(".css") else {}
    folder = name.rsplit("/", 1)[0]
    return found.weight + sum(browser.get(f"{folder}/{one}", one).weight for one in inner if "/" not in one)
