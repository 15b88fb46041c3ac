"""Do what the fault tests need inside Django, each in a process of its own: make tables, queue, press, work."""

import signal
import time
from collections.abc import Callable
from datetime import timedelta
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.db import Error, connection, transaction

from pairloom import clock
from pairloom.domain.letters.catalogue import find_kind
from pairloom.domain.letters.delivery import deliver_due
from pairloom.domain.letters.models import Letter, Mailing, Relay, Suppression
from pairloom.domain.letters.services import queue, resolve_unsure
from pairloom.domain.people.models import Person
from tests.letters_faults.introducing import INTRODUCING

PLAIN_KIND = "welcome"


def migrate() -> None:
    """Make all tables, and the organiser who presses buttons."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    Person.objects.create(email="organiser@reader.test", name="Olu", joined_at=clock.now())


@transaction.atomic
def queue_letters(names: list[str], kind: str, hours_ago: float = 0) -> None:
    """Queue a letter for each name, filled with the samples of the catalogue, all in one transaction."""
    kind, now = kind or PLAIN_KIND, clock.now() - timedelta(hours=hours_ago)
    values = {name: placeholder.sample for name, placeholder in find_kind(kind).placeholders.items()}
    for name in names:
        address = f"{name}@reader.test"
        queue(kind, key=name, values=values, address=address, language="en", now=now)


def pretend(name: str, state: str) -> None:
    """Write a state into the table that no rule would allow, so that the judge can be judged."""
    Letter.objects.filter(key=name).update(state=state)


def press(name: str, *, arrived: bool) -> None:
    """Resolve a letter that is unsure, as an organiser does who knows."""
    letter, organiser = Letter.objects.get(key=name), Person.objects.get(email="organiser@reader.test")
    resolve_unsure(letter, arrived=arrived, by=organiser, now=clock.now())


def clear() -> None:
    """Empty the outbox and forget what is known of the relay."""
    for model in (Letter, Mailing, Suppression, Relay):
        model.objects.all().delete()


def list_unsure() -> list[str]:
    """List the letters that wait for somebody who knows, as the organisers' page does."""
    return list(Letter.objects.filter(state="unsure").order_by("id").values_list("key", flat=True))


def work(name: str, patience: int = 0) -> None:
    """Work as `pairloom worker` does, until it is told to end; `patience` is how long it waits for a locked file."""
    if patience:
        connection.settings_dict["OPTIONS"]["timeout"] = patience
    told: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    signal.signal(signal.SIGTERM, note)
    while not told:
        try:
            handled = deliver_due(worker=name, tell_time=clock.now, stop=lambda: bool(told))
        except Error:
            connection.close()
            handled = 0
        if not handled:
            time.sleep(0.02)


TASKS: dict[str, Callable[..., Any]] = {
    "clear": clear,
    "list_unsure": list_unsure,
    "migrate": migrate,
    "press": press,
    "pretend": pretend,
    "queue": queue_letters,
    "work": work,
    **INTRODUCING,
}
