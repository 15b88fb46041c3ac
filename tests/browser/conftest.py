"""A real Chromium for tests that look at pages as a reader would.

Without Chromium these tests are skipped, and the summary says so in one line; where CI is set they fail instead.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Playwright keeps an event loop in the thread of the tests; Django would refuse to touch the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
MISSING = "Chromium is not installed here, so no page was looked at in a browser."


def find_chromium() -> str | None:
    """Find the browser's program under one of its usual names."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def is_ci() -> bool:
    """Tell whether this run must not leave anything out."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all tests of this process, for pages under file://."""
    executable = find_chromium()
    if executable is None and is_ci():
        pytest.fail(MISSING, pytrace=False)
    if executable is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(SWITCHES))
        yield chromium
        chromium.close()
