"""The frame of measurements over pages of the site: each fills a database, then times pages in another process.

The database is named by the environment, as for every process of the site. Import this before anything of the site.
"""

import json
import os
import statistics
import sys
from collections.abc import Callable
from time import perf_counter

os.environ["PAIRLOOM_MODE"] = "test"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pairloom.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # commands can be called only after the set-up
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

Task = Callable[[int], object]


def make_tables() -> None:
    """Make all tables of an empty database."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def take_time(client: Client, name: str, path: str, *, rounds: int) -> dict[str, object]:
    """Take the time of one page, some times; the first answer is not counted. RuntimeError where there is no page."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    questions = len(asked)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} was answered with {answer.status_code}, not 200")
    taken = []
    for _ in range(rounds):
        began = perf_counter()
        client.get(path)
        taken.append((perf_counter() - began) * 1000)
    return {"page": name, "questions": questions, "median_ms": statistics.median(taken), "worst_ms": max(taken)}


def run_task(**tasks: Task) -> None:
    """Run the task that the command names, with its number, and print what it tells."""
    print(json.dumps(tasks[sys.argv[1]](int(sys.argv[2]))))
