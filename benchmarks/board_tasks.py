"""Fill a database with a match, or time its pages: python -m benchmarks.board_tasks TASK PEOPLE.

The database is named by the environment, as for every process of the site.
"""

from collections.abc import Iterator
from typing import Any

from django.test import Client

from benchmarks.site_tasks import make_tables, run_task, take_time
from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.services import make_program
from pairloom.sheets.atlas.world import load_points
from tests.domain.pairs.matches import make_run
from tests.doors.backoffice.match.matched import OUTCOME, close_round, people_of
from tests.makers import NOW, make_person, make_role

ROUNDS = 9
THREADS = 2_000
LEFT = 11


def fill(people: int) -> object:
    """Make a match of so many people, in which some have no partner; the engine is not asked."""
    make_tables()
    program = make_program(slug="large", name="Large", signed_by="Noor", now=NOW)
    make_role(make_person(email="director@example.org"), Role.DIRECTOR, program=program)
    round_ = close_round(program, people)
    listed = people_of(round_)
    placed = listed[: len(listed) - LEFT]
    groups = [placed[place : place + 2] for place in range(0, len(placed) - 1, 2)]
    run = make_run(round_, groups, outcome=describe_outcome(people))
    spread_out(run)
    return {"people": people}


def describe_outcome(people: int) -> dict[str, Any]:
    """Describe a match of people of every country, with as many threads as a large round has."""
    codes = sorted(load_points())
    threads = [[codes[place % 90], codes[90 + place // 30], 1 + place % 40] for place in range(THREADS)]
    countries = [{"country": code, "people": 30, "unplaced": 0, "mean": 950.0} for code in codes]
    return {**OUTCOME, "threads": threads, "countries": countries, "spread": [people // 20] * 20}


def spread_out(run: MatchRun) -> None:
    """Give people different values, and mark some."""
    seats = list(Seat.objects.filter(run=run, group__isnull=False))
    for place, seat in enumerate(seats):
        seat.rel, seat.rank = 400 + place * 7 % 600, 1 + place % 50
        seat.is_bridge, seat.is_thin, seat.is_unsure = place % 90 == 0, place % 10 == 0, place % 70 == 0
    Seat.objects.bulk_update(seats, ["rel", "rank", "is_bridge", "is_thin", "is_unsure"], batch_size=500)


def take_times(people: int) -> object:
    """Take the time of each page, whole, as the site answers it; the first answer is not counted."""
    client = Client()
    client.force_login(Person.objects.get(email="director@example.org"))
    return {"people": people, "pages": [take_time(client, *page, rounds=ROUNDS) for page in list_pages(people)]}


def list_pages(people: int) -> Iterator[tuple[str, str]]:
    """List the pages by what they show."""
    match = "/office/rounds/spring/match/"
    seat = Seat.objects.select_related("application").filter(group=None)[0]
    yield "the board", match
    yield "pairs", f"{match}pairs/"
    yield "pairs, the last page", f"{match}pairs/?before={people // 2 - 20}"
    yield "pairs, served least first", f"{match}pairs/?kind=worst"
    yield "pairs of a country, of a kind", f"{match}pairs/?kind=thin&country=KE"
    yield "one pair", f"{match}pairs/17/"
    yield "without a partner", f"{match}unplaced/"
    yield "somebody without a partner", f"{match}people/{seat.application.key}/"
    yield "changes", f"{match}changes/"
    yield "confirm", f"{match}confirm/"


if __name__ == "__main__":
    run_task(fill=fill, times=take_times)
