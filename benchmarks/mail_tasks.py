"""Do one measurement of letters in this process and print it as JSON: python -m benchmarks.mail_tasks TASK ARGUMENTS.

The database and the relay are named by the environment, as for every process of the site.
"""

import json
import os
import statistics
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, sleep

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # models can be read only after the set-up
from django.db import connection, transaction  # noqa: E402

from pairloom import clock  # noqa: E402
from pairloom.domain.letters.catalogue import find_kind  # noqa: E402
from pairloom.domain.letters.delivery import deliver_due  # noqa: E402
from pairloom.domain.letters.delivery.claim import Claimed, claim_letter  # noqa: E402
from pairloom.domain.letters.delivery.relay import Permit, ensure_relay  # noqa: E402
from pairloom.domain.letters.models import Letter  # noqa: E402
from pairloom.domain.letters.services import queue  # noqa: E402

KIND = "news"
SHORT_TEXT = "A short text: the index does not care how long it is."


def prepare() -> object:
    """Make all tables in an empty database, and say which releases are measured."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    return {"django": version("django"), "database": read_release()}


def read_release() -> str:
    """Read the name and release of the database."""
    question = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
    with connection.cursor() as cursor:
        cursor.execute(question)
        release = str(cursor.fetchone()[0]).split(" ")[0]
    return f"{'SQLite' if connection.vendor == 'sqlite' else 'PostgreSQL'} {release}"


def queue_one(name: str) -> Letter:
    """Render and queue one letter as an organiser's news is."""
    values = {name: placeholder.sample for name, placeholder in find_kind(KIND).placeholders.items()}
    address = f"{name}@reader.test"
    return queue(KIND, key=name, values=values, address=address, language="en", now=clock.now())


def render(letters: str, run: str) -> object:
    """Render letters, each for a reader of its own, and queue them in one transaction."""
    queue_one(f"warm-{run}")
    began = perf_counter()
    with transaction.atomic():
        for number in range(int(letters)):
            queue_one(f"render-{run}-{number}")
    seconds = perf_counter() - began
    sizes = [len(html.encode()) for html in Letter.objects.order_by("-id").values_list("html", flat=True)[:100]]
    return {"letters": int(letters), "seconds": seconds, "html_bytes": max(sizes)}


def fill(letters: str, body: str) -> object:
    """Fill the outbox with copies of one rendered letter ("full") or with the same rows and a short text ("short")."""
    Letter.objects.all().delete()
    pattern = queue_one("pattern")
    if body == "short":
        Letter.objects.filter(pk=pattern.pk).update(text=SHORT_TEXT, html="")
    columns = [field.column for field in Letter._meta.concrete_fields if not field.primary_key]
    changed = {"key": "'copy-' || i", "address": "'reader' || i || '@reader.test'"}
    listed = ", ".join(f'"{name}"' for name in columns)
    chosen = ", ".join(changed.get(str(name), f'"{name}"') for name in columns)
    numbers = "WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < %s)"
    copy = f"SELECT {chosen} FROM letters_letter, numbers WHERE letters_letter.id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO letters_letter ({listed}) {numbers} {copy}", [int(letters) - 1, pattern.pk])
        cursor.execute("ANALYZE")
    return {"letters": Letter.objects.count()}


def send(letters: str, worker: str) -> object:
    """Send so many letters and tell how long it took; the first ten, with the connection, are not counted."""
    deliver(10, worker)
    began = perf_counter()
    handled = deliver(int(letters), worker)
    return {"letters": handled, "seconds": perf_counter() - began, "memory_mb": read_memory()}


def deliver(limit: int, worker: str) -> int:
    """Send up to a number of letters over one connection."""
    return deliver_due(worker=worker, tell_time=clock.now, limit=limit, stop=lambda: False)


def claim(times: str) -> object:
    """Claim letters and take the time of each claim; the first ten are not counted."""
    ensure_relay()
    seconds = [time_claim() for _ in range(int(times) + 10)][10:]
    deciles = statistics.quantiles(seconds, n=10, method="inclusive")
    return {"claims": len(seconds), "median_ms": deciles[4] * 1_000, "ninth_decile_ms": deciles[8] * 1_000}


def time_claim() -> float:
    """Take the time of one claim; when the rate has no slot yet, try again."""
    began = perf_counter()
    outcome = claim_letter(worker="claimer", now=clock.now(), permit=Permit())
    seconds = perf_counter() - began
    if not isinstance(outcome, Claimed):
        sleep(0.001)
        return time_claim()
    return seconds


def send_long(letters: str) -> object:
    """Send many letters and take the memory of this process after each thousand."""
    deliver(10, "long")
    taken, began = [{"letters": 0, "memory_mb": read_memory()}], perf_counter()
    for thousand in range(1_000, int(letters) + 1, 1_000):
        deliver(1_000, "long")
        taken.append({"letters": thousand, "memory_mb": read_memory()})
    return {"letters": int(letters), "seconds": perf_counter() - began, "taken": taken}


def read_memory() -> float:
    """Read how much memory this process holds now, in millions of bytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


TASKS: dict[str, Callable[..., object]] = {
    "prepare": prepare,
    "render": render,
    "fill": fill,
    "claim": claim,
    "send": send,
    "send_long": send_long,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
