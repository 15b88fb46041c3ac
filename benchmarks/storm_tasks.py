"""Count what each page costs in this process, without network and crowd: python -m benchmarks.storm_tasks TIMES.

Pages that this process would keep for a second are made anew each time.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator

import django

django.setup()

from django.conf import settings  # noqa: E402  # settings can be read only after the set-up
from django.core.cache import caches  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from tests.storm.browser import HIDDEN, HOST  # noqa: E402
from tests.storm.crowds import PAGES  # noqa: E402
from tests.storm.seed import SLUG  # noqa: E402

FIRST = f"/apply/{SLUG}/"
PUBLIC = {
    "home": "/",
    "how it works": "/how-it-works/",
    "your partnership": "/partnership/",
    "questions and answers": "/faq/",
    "timetable": "/timetable/",
}
Cost = dict[str, object]
Press = Callable[[], object]


def measure(times: int) -> list[Cost]:
    """Measure public pages, then each page of the form, shown and sent."""
    settings.SECURE_SSL_REDIRECT = False
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    return [*measure_public(times), *measure_form(times)]


def measure_public(times: int) -> Iterator[Cost]:
    """Measure public pages as they are made."""
    client = Client(headers={"host": HOST})
    for name, path in {**PUBLIC, "first page of the form": FIRST}.items():
        yield {"page": name, "is_form": path == FIRST} | cost(lambda path=path: client.get(path), times)  # type: ignore[misc]


def measure_form(times: int) -> Iterator[Cost]:
    """Measure the pages of the form, in the order in which they are filled in."""
    client = Client(headers={"host": HOST})
    client.post(FIRST)
    who = {"name": ["Storm"], "address": ["tasks@example.net"]}
    for section, answers in PAGES.items():
        path = f"{FIRST}form/{section}/"
        typed: dict[str, list[str]] = {name: [] for name, _value in answers} | (who if section == "you" else {})
        for name, value in answers:
            typed[name].append(value)
        typed |= {name: [value] for name, value in HIDDEN.findall(client.get(path).content.decode())}
        yield {"page": f"form, {section}, shown", "is_form": True} | cost(lambda path=path: client.get(path), times)  # type: ignore[misc]
        save = lambda path=path, typed=typed: client.post(path, typed)  # noqa: E731
        yield {"page": f"form, {section}, saved", "is_form": True} | cost(save, times)
    yield {"page": "last look", "is_form": True} | cost(lambda: client.get(f"{FIRST}review/"), times)
    yield {"page": "sent", "is_form": True} | cost(lambda: client.post(f"{FIRST}review/"), 1, warm=0)
    yield {"page": "receipt", "is_form": True} | cost(lambda: client.get(f"{FIRST}received/"), times)


def cost(press: Press, times: int, *, warm: int = 2) -> Cost:
    """Measure a press: statements, and the middle of the processor's time."""
    for _ in range(warm):
        press()
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as asked:
        press()
        queries = len(asked)
    spent = [clock_of(press) for _ in range(times)] if warm else []
    return {"queries": queries, "cpu_ms": round(statistics.median(spent), 2) if spent else None}


def clock_of(press: Press) -> float:
    """Take the processor's time of one press in milliseconds."""
    caches["pages"].clear()
    began = time.process_time()
    press()
    return (time.process_time() - began) * 1_000


if __name__ == "__main__":
    print(json.dumps({"pages": measure(int(sys.argv[1]))}))
