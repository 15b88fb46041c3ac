"""Take mutated mails in, in this process, and print what became of them as JSON.

Call it as python -m benchmarks.incoming_tasks TASK NUMBER; the tasks are run and read_only.

Each mail is stored in a transaction of its own, as when it is acknowledged, and read in a claim of its own, so that the
longest time is that of one mail from its claim to its end.
"""

import json
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from time import perf_counter

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # models can be read only after the set-up
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402

from pairloom import clock  # noqa: E402
from pairloom.domain.letters.models import IncomingMail, Letter  # noqa: E402
from pairloom.domain.letters.parsing.reader import MailReader, UnreadableError  # noqa: E402
from pairloom.domain.letters.services.incoming import read_waiting_mail, store_incoming  # noqa: E402
from pairloom.domain.letters.states import Lane, LetterState  # noqa: E402
from tests.domain.letters.arrivals import address_to  # noqa: E402
from tests.domain.letters.parsing.corpus.hostile import HOSTILE  # noqa: E402
from tests.domain.letters.parsing.corpus.mutants import make_mutants  # noqa: E402

SEED = 20130401
LETTERS = 500
LONGEST_WANTED = 2.0


def prepare() -> list[Letter]:
    """Make all tables, and the letters that the mails answer; tell the database not to wait for the disk."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF" if connection.vendor == "sqlite" else "SET synchronous_commit = off")
    now = clock.now()
    words = {"kind": "welcome", "lane": Lane.SERVICE, "language": "en", "subject": "x", "text": "x"}
    words |= {"address": "amina@library.example", "state": LetterState.SENT, "queued_at": now, "due_at": now}
    return [Letter.objects.create(key=f"letter-{number}", **words) for number in range(LETTERS)]


def make_mails(count: int, letters: list[Letter]) -> Iterator[bytes]:
    """Make mutants that still carry true addresses where the mutation spared them, and all hostile mails."""
    yield from HOSTILE.values()
    for number, raw in enumerate(make_mutants(count - len(HOSTILE), seed=SEED)):
        yield address_to(raw, letters[number % len(letters)])


def take_in(raw: bytes) -> float:
    """Store one mail and read it; gives the seconds of the reading."""
    store_incoming(raw, source="bench", envelope_from="", envelope_to="", now=clock.now())
    began = perf_counter()
    if read_waiting_mail(limit=1, tell_time=clock.now, worker="bench") != 1:
        raise RuntimeError("a mail that was stored was not read")
    return perf_counter() - began


def run(count: int) -> dict[str, object]:
    """Take mails in and count what became of them."""
    letters = prepare()
    began = perf_counter()
    times = [take_in(raw) for raw in make_mails(count, letters)]
    seconds = perf_counter() - began
    states = dict(IncomingMail.objects.order_by().values_list("state").annotate(Count("id")))
    kinds = dict(IncomingMail.objects.order_by().values_list("kind").annotate(Count("id")))
    faults = IncomingMail.objects.order_by().filter(state="quarantined").values_list("fault").annotate(Count("id"))
    return {
        "mails": count,
        "seconds": seconds,
        "a_second": count / seconds,
        "states": states,
        "lost": count - sum(states.get(state, 0) for state in ("read", "duplicate", "quarantined")),
        "kinds": kinds,
        "quarantined": dict(faults),
        "longest": max(times),
        "over_two_seconds": sum(each > LONGEST_WANTED for each in times),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def read_only(count: int) -> dict[str, object]:
    """Read mails in the child process alone, without a database, and count what became of them."""
    found: Counter[str] = Counter()
    times = []
    with MailReader() as reader:
        began = perf_counter()
        for raw in (*HOSTILE.values(), *make_mutants(count - len(HOSTILE), seed=SEED)):
            started = perf_counter()
            found[name_outcome(reader, raw)] += 1
            times.append(perf_counter() - started)
        seconds = perf_counter() - began
    return {
        "mails": count,
        "seconds": seconds,
        "a_second": count / seconds,
        "found": dict(found),
        "lost": count - found.total(),
        "children_ended": reader.replaced,
        "longest": max(times),
        "over_two_seconds": sum(each > LONGEST_WANTED for each in times),
    }


def name_outcome(reader: MailReader, raw: bytes) -> str:
    """Read one mail; name its kind, or why it cannot be read."""
    try:
        return reader.read(raw, envelope_from="").kind.value
    except UnreadableError as error:
        return str(error)


TASKS = {"run": run, "read_only": read_only}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](int(sys.argv[2]))))
