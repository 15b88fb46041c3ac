"""Fill a database with a closed round, or order its match and wait: python -m benchmarks.match_day_tasks TASK COUNT.

The database is named by the environment, as for every process of the site.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pairloom.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # models can be read only after the set-up
from django.db import connection, transaction  # noqa: E402

from benchmarks.forecast import draw_entries  # noqa: E402
from pairloom import clock  # noqa: E402
from pairloom.domain.pairs.models import MatchRun  # noqa: E402
from pairloom.domain.pairs.queries import newest_run  # noqa: E402
from pairloom.domain.pairs.services import order_match_run  # noqa: E402
from pairloom.domain.pairs.states import ACTIVE_RUNS  # noqa: E402
from pairloom.domain.programs.models import Round  # noqa: E402
from tests.domain.pairs.matches import make_closed_round  # noqa: E402
from tests.storm.seed import read_release  # noqa: E402

LOOK_EVERY = 0.1
LONGEST = 1_200
Row = dict[str, Any]


def fill(count: int) -> Row:
    """Make all tables, and a round that has closed with so many people."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with transaction.atomic():
        round_ = make_closed_round(dict(entry.answers) for entry in draw_entries(count))
        MatchRun.objects.create(round=round_, number=1, state="dropped", seed=7, ordered_at=clock.now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"slug": round_.slug, "database": read_release()}


def match(_count: int) -> Row:
    """Order a match, wait until the worker has stored it, and tell how long it took."""
    round_ = Round.objects.select_related("program").get()
    begun = time.monotonic()
    run = order_match_run(round_, by=None, now=clock.now())
    while run.state in ACTIVE_RUNS and time.monotonic() < begun + LONGEST:
        time.sleep(LOOK_EVERY)
        run = newest_run(round_) or run
    seconds = time.monotonic() - begun
    if run.state != "done":
        raise RuntimeError(f"the match is {run.state}: {run.trouble}")
    return {
        "people": run.people,
        "placed": run.placed,
        "seconds": round(seconds, 1),
        "is_proven": run.is_proven,
        "is_refereed": run.is_refereed,
        "cpu_seconds": run.outcome["cpu_seconds"],
        "peak_mb": run.outcome["peak_mb"],
        "steps": run.outcome["seconds"],
    }


TASKS = {"fill": fill, "match": match}


def main(words: Sequence[str]) -> None:
    """Do a task and tell what came out, as JSON."""
    sys.stdout.write(json.dumps(TASKS[words[0]](int(words[1]))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
