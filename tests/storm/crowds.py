"""Send a crowd to the site from a process of its own: python -m tests.storm.crowds CROWD ORDER-AS-JSON.

`applicants` fill in the whole form, page after page; `passers` look at public pages. Both come when the plan says so,
however slow the site is: their waiting begins at that moment.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from queue import SimpleQueue
from typing import Any

from tests.storm.browser import Browser, Fields, Page, Sample

THREADS = 48
A_LINE = 10
"""So many pages a passer looks at before the next one comes."""
PAGES: dict[str, Fields] = {
    "you": [
        ("q-country", "SE"),
        ("q-city", "Umeå"),
        ("q-zone", "Europe/Stockholm"),
        ("q-languages-1", "sv"),
        ("q-languages-1-level", "native"),
        ("q-languages-2", "en"),
        ("q-languages-2-level", "good"),
        ("q-hours", "any"),
    ],
    "work": [("q-sector", "public"), ("q-stage", "mid"), ("q-interests", "advocacy"), ("q-interests", "reading")],
    "partner": [("q-wish_sector", "same")],
    "agree": [("q-conduct", "2026-1"), ("q-confidentiality", "2026-1"), ("q-share", "2026-1")],
}
LOOKS = {
    "/": 26,
    "/how-it-works/": 10,
    "/partnership/": 6,
    "/faq/": 10,
    "/timetable/": 10,
    "/apply/{slug}/": 20,
    "/sign-in/": 10,
    "/notify/": 8,
}
KINDS = {"/apply/{slug}/": "first page of the form", "/sign-in/": "sign-in page", "/notify/": "notify page"}


@dataclass(frozen=True)
class Order:
    """What a crowd shall do: where, how many seconds, how many a second, and how the end grows."""

    port: int
    slug: str
    seconds: float
    a_second: float
    last_seconds: float = 0.0
    times: float = 1.0


@dataclass(frozen=True)
class Receipt:
    """What an applicant holds in the end; the number is empty when there was none."""

    address: str
    number: str


def list_arrivals(order: Order) -> Iterator[float]:
    """List when somebody comes, in seconds from the beginning; the last stretch brings so many times as many."""
    at = 0.0
    while at < order.seconds:
        yield at
        is_last = at >= order.seconds - order.last_seconds
        at += 1 / (order.a_second * (order.times if is_last else 1.0))


def send_each(order: Order, visit: Callable[[int, float], None]) -> None:
    """Let one after the other come at their time; each visit gets its number and the moment when it was due."""
    began = time.monotonic()
    with ThreadPoolExecutor(THREADS) as pool:
        visits = []
        for number, at in enumerate(list_arrivals(order)):
            time.sleep(max(0.0, began + at - time.monotonic()))
            visits.append(pool.submit(visit, number, began + at))
        for one in visits:
            one.result()


def send_applicants(order: Order) -> dict[str, Any]:
    """Let people apply; tells their receipts and how long each press took."""
    samples, receipts = list[Sample](), list[Receipt]()

    def visit(number: int, since: float) -> None:
        browser = Browser(order.port, name_place(number), samples)
        receipts.append(apply(browser, order.slug, f"storm-{number}@example.net", since=since))

    send_each(order, visit)
    return {"receipts": [asdict(one) for one in receipts], "samples": [asdict(one) for one in samples]}


def apply(browser: Browser, slug: str, address: str, *, since: float) -> Receipt:
    """Apply as somebody does who reads each page and presses its button."""
    first = f"/apply/{slug}/"
    landing = browser.get(first, "first page of the form", since=since)
    page = browser.post(first, "begin", landing.hidden)
    who = [("name", f"Storm {address}"), ("address", address)]
    for section, answers in PAGES.items():
        shown = browser.get(page.location or f"{first}form/{section}/", "page of the form")
        typed = who if section == "you" else [("q-about", f"I am {address}.")] if section == "work" else []
        page = browser.post(f"{first}form/{section}/", "save a page", [*shown.hidden, *typed, *answers, ("go", "next")])
    review = browser.get(page.location or f"{first}review/", "last look")
    page = browser.post(f"{first}review/", "send", review.hidden)
    return Receipt(address, read_number(browser.get(page.location or f"{first}received/", "receipt")))


def read_number(page: Page) -> str:
    """Read the number on a receipt; empty where there is none."""
    found = page.text.partition('<dd dir="ltr"><b>')[2].partition("</b>")[0]
    return found if len(found) == 8 else ""


def name_place(number: int) -> str:
    """Name the place that somebody comes from, another one each time."""
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def send_passers(order: Order) -> dict[str, Any]:
    """Let people look at public pages, and some ask for a letter; tells how long each look took."""
    samples, lots, lines = list[Sample](), random.Random(7), SimpleQueue[Browser]()
    for _ in range(THREADS):
        lines.put(Browser(order.port, "10.255.0.1", samples))
    looks = lots.choices(list(LOOKS), list(LOOKS.values()), k=int(order.seconds * order.a_second) + 2)

    def visit(number: int, since: float) -> None:
        browser = lines.get()
        if number % A_LINE == 0:
            browser.forget()
        browser.address = name_place(number // A_LINE + (1 << 22))
        look(browser, looks[number % len(looks)], order.slug, since)
        lines.put(browser)

    send_each(order, visit)
    return {"receipts": [], "samples": [asdict(one) for one in samples]}


def look(browser: Browser, path: str, slug: str, since: float) -> None:
    """Look at one page; every fourth at the page of notices also sends its form."""
    page = browser.get(path.format(slug=slug), KINDS.get(path, "public page"), since=since)
    if path == "/notify/" and len(browser.samples) % 4 == 0:
        typed = [("address", f"passer-{len(browser.samples)}@example.net"), ("language", "en")]
        browser.post(path, "ask to be told", [*page.hidden, *typed])


CROWDS = {"applicants": send_applicants, "passers": send_passers}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(CROWDS[sys.argv[1]](Order(**json.loads(sys.argv[2])))))
