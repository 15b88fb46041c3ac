"""Every address of the site and every role (cases 18 and 19): what somebody may not see does not exist for them."""

from collections.abc import Callable
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from pairloom import clock
from pairloom.domain.core.models import JournalEntry
from pairloom.domain.letters.models import Letter
from tests.domain.applications.intake import OPEN
from tests.threats.addresses import BY_SECRET, OF_AGAIN, OF_KEYS, WHO, fill_address, sign_all_links
from tests.threats.world import ACTORS, PARTICIPANT, VISITOR, World, list_patterns, make_world

SHOWN = {200, 302, 400, 409, 410, 422, 429, 503}


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return make_world()


def ask(client: Client, path: str) -> list[HttpResponseBase]:
    """Look at a page, and press its button where looking showed nothing, as if nothing had happened before."""
    looked = ask_once(client, client.get, path)
    return [looked] if looked.status_code in SHOWN else [looked, ask_once(client, client.post, path)]


def ask_once(client: Client, send: Callable[[str], HttpResponseBase], path: str) -> HttpResponseBase:
    """Ask, and take back what it did to the database and to the browser."""
    cookies = client.cookies.output().replace("Set-Cookie: ", "")
    with transaction.atomic():
        answer = send(path)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    return answer


def judge(answers: list[HttpResponseBase]) -> str:
    """Say in a word what somebody saw of an address."""
    statuses = {answer.status_code for answer in answers} - {405}
    places = {answer.headers.get("Location", "") for answer in answers}
    if any(place.startswith("/sign-in/?next=") for place in places):
        return "sign in"
    if statuses <= {404}:
        return "missing"
    return "closed" if statuses <= {403} else "shown" if statuses & SHOWN else str(statuses)


def expect(name: str, actor: str) -> str:
    """Say what somebody should see of an address."""
    if name in BY_SECRET:
        return "missing" if name == "events" else "closed"
    if actor == VISITOR:
        return "shown" if actor in WHO[name] else "sign in" if WHO[name] else "missing"
    if name in OF_KEYS | OF_AGAIN:
        return "missing" if name in OF_KEYS else "closed"
    if actor in WHO[name]:
        return "shown"
    return "closed" if name.startswith("office") and actor == PARTICIPANT else "missing"


def test_every_address_says_who_may_open_it_and_none_twice() -> None:
    names = {str(pattern.name) for pattern in list_patterns()}
    assert names == set(WHO) | BY_SECRET


@pytest.mark.parametrize("actor", ACTORS)
def test_everybody_sees_what_they_may_and_nothing_else(world: World, actor: str) -> None:
    client, links = world.enter(actor), sign_all_links(world)
    paths = {str(pattern.name): fill_address(pattern, world, links) for pattern in list_patterns()}
    before = (JournalEntry.objects.count(), Letter.objects.count())
    seen = {name: judge(ask(client, path)) for name, path in paths.items()}
    assert {name: word for name, word in seen.items() if word != expect(name, actor)} == {}
    assert (JournalEntry.objects.count(), Letter.objects.count()) == before
