"""The list of what a worker does again and again, in order, and how one piece of it is run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import close_old_connections

from pairloom.domain.applications.services.importing import ask_imported
from pairloom.domain.letters.delivery import deliver_due
from pairloom.domain.letters.services import advance_mailings
from pairloom.domain.letters.services.incoming import read_waiting_mail
from pairloom.doors.jobs.daily import do_daily_work
from pairloom.doors.jobs.forecasts import Forecaster, keep_pools
from pairloom.doors.jobs.introductions import turn_introductions
from pairloom.doors.jobs.matches import Matcher
from pairloom.doors.jobs.rounds import turn_rounds
from pairloom.doors.jobs.sending import may_send

log = structlog.get_logger("pairloom.worker")

AT_ONCE = 200
DEMO_REST = timedelta(seconds=20)
"""How long the daily work of a demo rests: there, time passes by a press, and what is due is waited for."""
SHORTEST_REST, LONGEST_REST = timedelta(seconds=1), timedelta(minutes=5)


@dataclass(frozen=True)
class Turn:
    """What a piece of work is told: who does it, how to read the time, and whether to stop before the next row."""

    worker: str
    tell_time: Callable[[], datetime]
    stop: Callable[[], bool]


@dataclass
class Job:
    """A piece of work that is due again and again; after an error it rests, longer each time.

    `show` shows every few seconds, while other work goes on, that what it has taken is still in its hands.
    """

    name: str
    run: Callable[[Turn], int]
    every: timedelta = timedelta()
    show: Callable[[datetime], object] | None = None
    due_at: float = 0.0
    errors: int = field(default=0)


def send_letters(turn: Turn) -> int:
    """Send the letters that are due, if they may leave from here."""
    if not may_send():
        return 0
    return deliver_due(worker=turn.worker, tell_time=turn.tell_time, limit=AT_ONCE, stop=turn.stop)


def turn_mailings(turn: Turn) -> int:
    """Let mass sendings begin, grow, halt or end."""
    return advance_mailings(now=turn.tell_time())


def read_mail(turn: Turn) -> int:
    """Read the mail that came in and was stored."""
    return read_waiting_mail(limit=AT_ONCE, tell_time=turn.tell_time, worker=turn.worker)


def turn_calendars(turn: Turn) -> int:
    """Do what the calendars of rounds ask for."""
    return turn_rounds(now=turn.tell_time())


def introduce_partners(turn: Turn) -> int:
    """Confirm and introduce what is due."""
    return turn_introductions(now=turn.tell_time())


def write_to_imported(turn: Turn) -> int:
    """Write to people whose answers were brought in from another form."""
    return ask_imported(now=turn.tell_time())


def do_days_work(turn: Turn) -> int:
    """Do what is done once a day."""
    return do_daily_work(now=turn.tell_time())


def make_forecaster() -> Callable[[Turn], int]:
    """Make what makes forecasts, one at a time; a worker has one of its own."""
    forecaster = Forecaster()
    return lambda turn: forecaster.advance(now=turn.tell_time())


def make_matching() -> Job:
    """Make the job that solves matches, one at a time; a worker has one of its own."""
    matcher = Matcher()
    return Job("matches", lambda turn: matcher.advance(now=turn.tell_time()), show=matcher.show)


def pack_pools(turn: Turn) -> int:
    """Pack the pools of open rounds, for the advice that the form gives."""
    return keep_pools(now=turn.tell_time())


def list_jobs() -> list[Job]:
    """List the work of a worker, most urgent first."""
    return [
        Job("letters", send_letters),
        Job("mailings", turn_mailings, every=timedelta(seconds=1)),
        Job("incoming", read_mail),
        Job("rounds", turn_calendars, every=timedelta(seconds=30)),
        Job("introductions", introduce_partners, every=timedelta(seconds=30)),
        Job("imports", write_to_imported, every=timedelta(seconds=10)),
        make_matching(),
        Job("forecasts", make_forecaster()),
        Job("pools", pack_pools, every=timedelta(minutes=1)),
        Job("daily", do_days_work, every=DEMO_REST if settings.IS_DEMO else timedelta(minutes=5)),
    ]


def run_job(job: Job, turn: Turn, *, clock: Callable[[], float]) -> int:
    """Run a piece of work if its turn has come; an error in it stops nothing else. `clock` counts seconds steadily."""
    if clock() < job.due_at:
        return 0
    try:
        done = job.run(turn)
    except Exception:
        # Whatever went wrong in one piece of work is logged, and must not keep the others from running.
        job.errors += 1
        job.due_at = clock() + find_rest(job.errors).total_seconds()
        log.exception("job failed", job=job.name, errors=job.errors)
        close_old_connections()
        return 0
    job.errors, job.due_at = 0, clock() + job.every.total_seconds()
    return done


def find_rest(errors: int) -> timedelta:
    """Find how long a piece of work rests after so many errors in a row."""
    return min(SHORTEST_REST * int(2 ** min(errors, 20)), LONGEST_REST)
