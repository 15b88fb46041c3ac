"""The public page of a match: only where it is published, light, for everybody, and nobody can be told from it."""

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.pairs.models import MatchRun, Seat
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import RoundState
from tests.domain.pairs.matches import make_closed_round, make_run
from tests.domain.pairs.stated import OUTCOME, confirm_run, publish
from tests.makers import make_person

pytestmark = pytest.mark.django_db
MOST_BYTES = 14_000


def name_page(round_: Round) -> str:
    """Name the public page of a match."""
    return f"/rounds/{round_.slug}/match/"


@pytest.fixture
def round_() -> Round:
    return publish(confirm_run().round)


def test_the_page_says_what_was_reached_how_we_know_and_how_it_is_checked(client: Client, round_: Round) -> None:
    page = client.get(name_page(round_)).content.decode()
    parts = ("89 people have a partner", "at least 678 of 1,000", "79,345", "4711", "a" * 64, "b" * 64,
             "pairloom check proof.json.gz", "different countries", "inventory", "fewer than three")  # fmt: skip
    assert [part for part in parts if part not in page] == []


def test_no_person_can_be_told_from_it(client: Client, round_: Round) -> None:
    page = client.get(name_page(round_)).content.decode()
    people = [
        (seat.application.name, seat.application.person.email)
        for seat in Seat.objects.select_related("application__person")
    ]
    assert [part for pair in people for part in pair if part in page] == []
    words = re.sub(r"<[^>]*>", " ", page)
    hidden = {"90", "88"} & set(re.findall(r"\d+", words))
    assert hidden == set()


def test_of_a_very_small_round_no_number_is_told(client: Client) -> None:
    round_ = publish(confirm_run(people=8, placed=8).round)
    page = client.get(name_page(round_)).content.decode()
    assert ("So few people took part" in page, "678" in page, "79,345" in page) == (True, False, False)


def test_what_is_not_published_confirmed_or_there_is_no_page(client: Client) -> None:
    quiet, closed = confirm_run().round, publish(make_closed_round(2))
    make_run(closed, outcome=OUTCOME)
    paths = [name_page(quiet), name_page(closed), "/rounds/nowhere/match/"]
    assert [client.get(path).status_code for path in paths] == [404] * 3
    assert client.post(name_page(quiet)).status_code == 405


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_page_with_all_it_loads_is_at_most_fourteen_thousand_bytes_in_two_queries(
    client: Client, round_: Round, language: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        content = client.get(name_page(round_), headers={"accept-language": language}).content
    names = set(re.findall(r'(?:href|src)="/static/([^"]+)"', content.decode())) | {"look/mark.svg", "look/band.svg"}
    files = [Path(str(finders.find(name))).read_bytes() for name in names]
    assert sum(len(gzip.compress(each, 6)) for each in (content, *files)) <= MOST_BYTES


def test_browsers_and_caches_may_keep_it_for_a_minute(client: Client, round_: Round) -> None:
    answer = client.get(name_page(round_))
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    again = client.get(name_page(round_), headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_round_leads_to_it_wherever_it_is_shown(client: Client, round_: Round) -> None:
    link = f'href="{name_page(round_)}"'
    assert [path for path in ("/", "/timetable/") if link not in client.get(path).content.decode()] == []
    Round.objects.filter(pk=round_.pk).update(state=RoundState.CLOSED)
    client.force_login(make_person())
    assert [path for path in ("/", "/timetable/") if link in client.get(path).content.decode()] == []


def test_the_day_of_confirming_is_that_of_the_programs_zone(client: Client, round_: Round) -> None:
    MatchRun.objects.update(confirmed_at=datetime(2027, 3, 12, 20, tzinfo=UTC))
    Program.objects.update(time_zone="Asia/Manila")
    assert "13 March 2027" in client.get(name_page(round_)).content.decode()
