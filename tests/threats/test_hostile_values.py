"""Hostile values in every field and address of the site: NUL, huge numbers, other digits, code (cases 8, 13, 68)."""

import re
from collections.abc import Callable, Sequence
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.db import transaction

import pairloom
from pairloom import clock
from pairloom.domain.people.states import Role
from tests.domain.applications.intake import OPEN
from tests.threats.addresses import BY_SECRET, fill_address, sign_all_links
from tests.threats.world import PARTICIPANT, VISITOR, World, list_patterns, make_world

FIELD = re.compile(r"""(?:GET|POST)(?:\.get|\.getlist)?[\[(]\s*f?"([^"{]+)"|read_number\(request, "([^"]+)"\)""")
LABEL = re.compile(r"^    (\w+) = forms\.", re.MULTILINE)
TYPED = ("csrfmiddlewaretoken", "name", "address", "login", "code", "email", "draft", "website", "q-country", "q-zone")
"""Fields that a form has by itself, or that its questions give it."""
NUL = "\0"
VALUES = (
    NUL,
    "9" * 5_000,
    "-1",
    "999999",
    "1e9",
    "٣",
    "' OR 1=1 --",
    "{{ settings.SECRET_KEY }} {0.__class__} %s %(x)s ${x}",
    "\r\nBcc: x@y.example\r\n",
    "\u202e\ud7ff\ufffe\ufdd0",
    "..%2f..%2fetc/passwd",
)


def find_fields() -> list[str]:
    """Find the names of all fields that a door reads."""
    doors = Path(pairloom.__file__).parent / "doors"
    texts = [path.read_text() for path in sorted(doors.rglob("*.py"))]
    read = {found for text in texts for pair in FIELD.findall(text) for found in pair if found}
    return sorted(read | {found for text in texts for found in LABEL.findall(text)} | set(TYPED))


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return make_world()


PLACES = {
    VISITOR: ("/apply", "/notify", "/sign-in", "/join", "/timetable", "/language", "/unsubscribe"),
    PARTICIPANT: ("/me", "/apply"),
    Role.DIRECTOR: ("/office",),
}
"""Who knocks where."""


def list_paths(world: World, actor: str) -> list[str]:
    """List the addresses at which somebody knocks."""
    links = sign_all_links(world)
    ours = [one for one in list_patterns() if one.name not in BY_SECRET and not str(one.name).startswith("mfa")]
    paths = [fill_address(pattern, world, links) for pattern in ours]
    return [path for path in paths if path.startswith(PLACES[actor])]


def knock(world: World, actor: str, choose: Callable[[int], Sequence[str]]) -> list[tuple[str, str]]:
    """Send hostile values to every address in every field; gives what broke."""
    client, fields, broken = world.enter(actor), find_fields(), []
    cookies = client.cookies.output(header="")
    for number, path in enumerate(list_paths(world, actor)):
        for value in choose(number):
            client.cookies = SimpleCookie(cookies)
            # An address with a NUL is refused at once; a form with one is not.
            sends = (client.post,) if value == NUL else (client.get, client.post)
            statuses = [ask_safely(send, path, dict.fromkeys(fields, value)) for send in sends]
            broken += [(path, value)] if max(statuses) >= 500 else []
    return broken


def ask_safely(send: Callable[..., object], path: str, fields: dict[str, str]) -> int:
    """Ask, and take back what it did; what was not expected flies."""
    with transaction.atomic():
        answer = send(path, fields)
        transaction.set_rollback(True)
    return int(getattr(answer, "status_code", 0))


def test_the_fields_that_doors_read_are_found() -> None:
    assert {"act", "before", "page", "words", "version", "program", "zone", "doubt"} <= set(find_fields())


@pytest.mark.parametrize("actor", PLACES)
def test_no_value_breaks_a_page(world: World, actor: str) -> None:
    assert knock(world, actor, lambda number: (NUL, VALUES[1 + number % (len(VALUES) - 1)])) == []


@pytest.mark.soak
@pytest.mark.parametrize("actor", PLACES)
def test_no_value_at_all_breaks_a_page(world: World, actor: str) -> None:
    assert knock(world, actor, lambda _number: VALUES) == []
