"""Make a round that takes applications, with some hundred that have come: python -m tests.storm.seed PEOPLE."""

import json
import sys
from datetime import timedelta
from itertools import islice

import django

django.setup()

from django.conf import settings  # noqa: E402  # settings and models can be read only after the set-up
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from pairloom import clock  # noqa: E402
from pairloom.domain.core.services import allow_sending  # noqa: E402
from pairloom.domain.programs.queries import read_round_times  # noqa: E402
from pairloom.domain.programs.services import make_program, make_round  # noqa: E402
from pairloom.doors.jobs.applying import apply_all  # noqa: E402
from pairloom.doors.jobs.crowd import list_crowd  # noqa: E402
from pairloom.doors.jobs.forecasts import keep_pools  # noqa: E402
from pairloom.doors.jobs.rounds import turn_rounds  # noqa: E402

SLUG = "storm"


def seed(people: int) -> dict[str, str]:
    """Make all tables, a program, an open round and its first applicants; tells which database it is."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    now = clock.now()
    opened = now - timedelta(days=12)
    allow_sending(site=settings.SITE_URL, now=now)
    with transaction.atomic():
        program = make_program(slug="storm", name="Storm", signed_by="Noor", time_zone="Europe/Paris", now=opened)
        round_ = make_round(program, slug=SLUG, name="Storm round", opens_on=opened.date(), now=opened)
        turn_rounds(now=now)
        round_.refresh_from_db()
        since = max(read_round_times(round_).opens_at, opened)
        apply_all(round_, list(islice(list_crowd(people), people)), since=since, now=now)
    keep_pools(now=now)
    return {"slug": SLUG, "database": read_release()}


def read_release() -> str:
    """Read the name and release of the database."""
    is_file = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if is_file else "SHOW server_version")
        release = str(cursor.fetchone()[0]).split(" ")[0]
    return f"{'SQLite' if is_file else 'PostgreSQL'} {release}"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(seed(int(sys.argv[1]))))
