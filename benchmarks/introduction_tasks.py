"""Make a round whose match is ready, confirm it and introduce it, with a stopwatch: python -m ... PEOPLE.

The database is named by the environment, as for every process of the site.
"""

import json
import os
import random
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from time import perf_counter, process_time
from typing import Any, TypeVar

os.environ["PAIRLOOM_MODE"] = "test"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pairloom.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # models can be read only after the set-up

from pairloom.domain.applications.models import Application  # noqa: E402
from pairloom.domain.letters.models import Letter  # noqa: E402
from pairloom.domain.pairs.models import MatchRun, Seat  # noqa: E402
from pairloom.domain.pairs.queries import check_groups, read_round_form  # noqa: E402
from pairloom.domain.pairs.queries.checking.guests import GOOD, Guest, read_guests  # noqa: E402
from pairloom.domain.pairs.queries.checking.hours import CommonHours  # noqa: E402
from pairloom.domain.pairs.services import confirm_match, introduce_round  # noqa: E402
from pairloom.domain.pairs.services.introducing import introduce  # noqa: E402
from pairloom.domain.people.models import Person  # noqa: E402
from pairloom.domain.programs.models import Round  # noqa: E402
from pairloom.domain.programs.queries import read_round_times  # noqa: E402
from tests.domain.pairs.introductions import AGREED  # noqa: E402
from tests.domain.pairs.matches import make_closed_round, make_run  # noqa: E402
from tests.domain.pairs.sample import answer_as, read_sample  # noqa: E402
from tests.domain.pairs.scenes import OPENED  # noqa: E402

LANGUAGES = ("en", "en", "en", "en", "es", "es", "es", "fr", "fr", "ar")
TEXT = "I work in a small library, and I like to hear how others solve what we all meet every day. " * 3
NAMES = ("basic", "good", "fluent", "native")
Row = dict[str, Any]
T = TypeVar("T")


def main(people: int) -> None:
    """Measure one round of so many people and print the figures as JSON."""
    call_command("migrate", verbosity=0)
    run = make_ready_run(people)
    broken, checking = clock_of(lambda: check_groups(run))
    refuse_if(broken, "the match breaks a rule")
    _, confirming = clock_of(lambda: confirm_match(run, by=None, now=OPENED))
    before = read_memory()
    cpu = process_time()
    times, letters, total = introduce_with_stopwatch(run.round)
    cpu = process_time() - cpu
    again, pressing = clock_of(lambda: introduce_round(run.round, now=read_round_times(run.round).meets_at))
    refuse_if(again, "a second press wrote letters")
    row = {
        "people": people,
        "pairs": run.placed // 2,
        "letters": letters,
        "check_s": checking,
        "confirm_s": confirming,
        "render_s": sum(times),
        "store_s": total - sum(times),
        "cpu_s": cpu,
        "second_press_s": pressing,
        "letters_mb": weigh_letters() / 2**20,
        "memory_before_mb": before,
        "memory_mb": read_memory(),
    }
    print(json.dumps({name: round(value, 3) for name, value in row.items()}))


def introduce_with_stopwatch(matched: Round) -> tuple[list[float], int, float]:
    """Introduce a round; gives the seconds of rendering, the number of letters, and all seconds."""
    prepare = introduce.prepare_introductions
    times: list[float] = []

    def prepare_timed(round_: Round, *, now: datetime) -> introduce.Prepared:
        prepared, seconds = clock_of(lambda: prepare(round_, now=now))
        times.append(seconds)
        return prepared

    introduce.prepare_introductions = prepare_timed
    letters, total = clock_of(lambda: introduce_round(matched, now=read_round_times(matched).meets_at))
    return times, letters, total


def make_ready_run(people: int) -> MatchRun:
    """Make a closed round of people drawn from the sample, and a finished match that keeps all rules."""
    drawn = random.Random(people).choices(read_sample(), k=people)
    round_ = make_closed_round(
        {**answer_as(one), **AGREED, "about": TEXT, "learn": TEXT} for one in drawn if one.country
    )
    for number, language in enumerate(LANGUAGES):
        numbers = Application.objects.filter(round=round_).values("person_id")
        Person.objects.filter(pk__in=numbers, id__endswith=str(number)).update(language=language)
    run = make_run(round_, [])
    guests = read_guests(run, read_round_form(round_))
    couples = list(pair_up(guests, CommonHours(round_, {one.zone for one in guests})))
    seats = {seat.application_id: seat for seat in Seat.objects.filter(run=run)}
    for group, couple in enumerate(couples, 1):
        for one, other in (couple, couple[::-1]):
            seat = seats[one.number]
            seat.group, seat.why, seat.facts = group, "", {str(other.number): describe(one, other)}
    Seat.objects.bulk_update(seats.values(), ["group", "why", "facts"], batch_size=500)
    run.placed = 2 * len(couples)
    return run


def pair_up(guests: Iterable[Guest], hours: CommonHours) -> Iterator[tuple[Guest, Guest]]:
    """Pair people as they come with the first who fits: no good match, but one that keeps the rules."""
    waiting: list[Guest] = []
    for guest in guests:
        place = next((place for place, one in enumerate(waiting) if fits(guest, one, hours)), None)
        if place is None:
            waiting.append(guest)
        else:
            yield waiting.pop(place), guest


def fits(one: Guest, other: Guest, hours: CommonHours) -> bool:
    """Tell whether two may be partners."""
    speak = any(max(level, other.levels[code]) >= GOOD for code, level in one.levels.items() if code in other.levels)
    return one.country != other.country and speak and hours.are_enough(one, other)


def describe(one: Guest, other: Guest) -> Row:
    """Describe what two have in common."""
    shared = [code for code in one.answers["interests"] if code in other.answers["interests"]]
    spoken = [
        [code, NAMES[level - 1], NAMES[other.levels[code] - 1]]
        for code, level in one.levels.items()
        if code in other.levels
    ]
    wishes = [[name, one.answers[name]] for name in ("wish_sector", "wish_stage") if one.answers[name] != "any"]
    return {
        "shared": {"interests": shared}, "met": wishes[:1], "missed": wishes[1:], "languages": spoken, "quarters": 12,
        "letters": one.prefers_letters and other.prefers_letters, "thin": [], "rel": 900,
    }  # fmt: skip


def weigh_letters() -> int:
    """Weigh the texts of all letters, in bytes."""
    rows = Letter.objects.values_list("text", "html").iterator(chunk_size=500)
    return sum(len(text.encode()) + len(html.encode()) for text, html in rows)


def read_memory() -> float:
    """Read the most memory that this process has had so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


def refuse_if(trouble: object, words: str) -> None:
    """End a measurement that would measure something wrong."""
    if trouble:
        raise RuntimeError(words)


def clock_of(work: Callable[[], T]) -> tuple[T, float]:
    """Do something; give what it gives, and the seconds that it took."""
    begun = perf_counter()
    return work(), perf_counter() - begun


if __name__ == "__main__":
    main(int(sys.argv[1]))
