"""Tests of the pages of match day as a whole: who may see them, looking changes nothing, the same number of queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from pairloom.domain.pairs.models import MatchRun, Ruling
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.services import make_program as found_program
from tests.doors.backoffice.match.matched import close_round, mark, match_round, people_of
from tests.makers import NOW, make_person, make_program, make_role

pytestmark = pytest.mark.django_db
PRESSED = (
    "order",
    "find",
    "file",
    "other",
    "option",
    "rule",
    "weigh",
    "back",
    "unconfirm",
    "introduce",
    "stop",
    "profiles",
)


@pytest.fixture
def led(db: None) -> Program:
    """Give a program with a form."""
    return found_program(slug="librarians", name="Librarians", signed_by="Noor", now=NOW)


def list_gets(round_: Round) -> list[str]:
    """List the addresses of all pages that show something about the match of a round."""
    first, *_others, last = people_of(round_)
    plain = ["match", "match_runs", "match_pairs", "match_unplaced", "match_changes", "match_confirm"]
    return [
        *(reverse(f"office_{name}", args=[round_.slug]) for name in plain),
        reverse("office_match_run", args=[round_.slug, 1]),
        reverse("office_match_pair", args=[round_.slug, 1]),
        *(reverse("office_match_person", args=[round_.slug, one.key]) for one in (first, last)),
        reverse("office_match_instead", args=[round_.slug, first.key, last.key]),
    ]


def list_posts(round_: Round) -> list[str]:
    """List the addresses of all presses."""
    key = people_of(round_)[0].key
    arguments: dict[str, list[object]] = {
        "file": ["csv"],
        "other": [key],
        "option": [key],
        "back": [1],
        "stop": [1],
        "profiles": [1],
    }
    return [reverse(f"office_match_{name}", args=[round_.slug, *arguments.get(name, [])]) for name in PRESSED]


def count_everything() -> tuple[int, ...]:
    """Count what a look must not change."""
    tables = (JournalEntry, Letter, MatchRun, Ruling)
    return tuple(table.objects.count() for table in tables)


def sign_in(client: Client, role: Role | None, program: Program) -> Person:
    """Sign somebody in who holds a role in a program, and directs another one."""
    person = make_person()
    if role is not None:
        make_role(person, role, program=program, country="SE" if role is Role.AMBASSADOR else "")
    make_role(person, Role.DIRECTOR, program=make_program())
    client.force_login(person)
    return person


@pytest.mark.parametrize("role", [*sorted(set(Role) - {Role.DIRECTOR, Role.DEPUTY}), None])
def test_for_everybody_else_no_page_of_a_match_exists(client: Client, led: Program, role: Role | None) -> None:
    round_ = close_round(led)
    match_round(round_)
    sign_in(client, role, led)
    before = count_everything()
    assert {client.get(path).status_code for path in list_gets(round_)} == {404}
    assert {client.post(path).status_code for path in list_posts(round_)} == {404}
    assert count_everything() == before


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.DEPUTY])
def test_who_leads_the_program_sees_every_page_and_looking_changes_nothing(
    client: Client, led: Program, role: Role
) -> None:
    round_ = close_round(led)
    match_round(round_)
    sign_in(client, role, led)
    before = count_everything()
    assert [client.get(path).status_code for path in list_gets(round_)] == [200] * 11
    assert count_everything() == before


def test_a_button_is_never_pressed_by_following_a_link(client: Client, led: Program) -> None:
    round_ = close_round(led)
    match_round(round_)
    sign_in(client, Role.DIRECTOR, led)
    assert {client.get(path).status_code for path in list_posts(round_)} == {405}


def test_every_page_costs_the_same_number_of_queries_for_few_people_and_for_more(client: Client, led: Program) -> None:
    few, many = close_round(led, 3, slug="few"), close_round(led, 17, slug="many")
    for round_ in (few, many):
        mark(match_round(round_), 1, is_thin=True)
    sign_in(client, Role.DIRECTOR, led)
    counted = []
    for round_ in (few, many):
        for path in list_gets(round_):
            client.get(path)
        counted.append([count_queries(client, path) for path in list_gets(round_)])
    assert counted[0] == counted[1]


def count_queries(client: Client, path: str) -> int:
    """Count the queries of a page."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_the_page_of_the_round_and_the_office_say_what_waits(client: Client, led: Program) -> None:
    round_ = close_round(led)
    sign_in(client, Role.DIRECTOR, led)
    hub, start = f"/office/rounds/{round_.slug}/", "/office/"
    assert "The round can be matched" in client.get(hub).content.decode()
    match_round(round_)
    for path in (hub, start):
        shown = client.get(path).content.decode()
        assert ("The match is done" in shown, "1 person has no partner yet" in shown) == (True, True)
        assert f'href="/office/rounds/{round_.slug}/match/"' in shown
