"""Every field of every table sent along with every form (case 20): the same is stored as without them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.test import Client

from pairloom import clock
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.people.models import Person, RoleHeld
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program, Round
from tests.domain.applications.intake import OPEN
from tests.doors.website.apply.visits import PAGES, post
from tests.threats.world import PARTICIPANT, World, make_world

TABLES = (Person, RoleHeld, Program, Round, Application, Draft, NotifyMe)
CHANCE = {"id", "key", "password", "last_login"}
"""What is drawn anew each time, or read from the real clock."""
HOSTILE = {"is_staff": "1", "is_superuser": "1", "is_active": "0", "role": "director", "state": "accepted"}
Act = Callable[[World, dict[str, str]], object]


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: OPEN)
    return make_world()


def list_columns() -> Iterator[str]:
    """List the names of all fields of all tables, as forms and as the database write them."""
    for model in apps.get_models():
        for field in model._meta.fields:
            yield from (field.name, field.attname)


def make_extras(world: World) -> dict[str, str]:
    """Give every column a value that would do harm."""
    own = str(world.people[Role.DIRECTOR].pk)
    return {name: HOSTILE.get(name, own) for name in list_columns()}


def remember(known: set[int]) -> list[list[dict[str, Any]]]:
    """Read all rows, without what is drawn anew; people whom nobody knew before are all called 0."""
    stored = []
    for table in TABLES:
        rows = [{name: told for name, told in row.items() if name not in CHANCE} for row in list_rows(table)]
        stored.append([{**row, "person_id": find_known(row.get("person_id"), known)} for row in rows])
    return stored


def list_rows(table: type[Model]) -> list[dict[str, Any]]:
    """List the rows of a table."""
    return list(table._default_manager.order_by("pk").values())


def find_known(number: int | None, known: set[int]) -> int | None:
    """Give the number of somebody who was known, 0 for somebody new."""
    return number if number is None or number in known else 0


def try_out(act: Act, world: World, extras: dict[str, str]) -> list[list[dict[str, Any]]]:
    """Act, read what is stored then, and take it all back."""
    known = set(Person.objects.values_list("pk", flat=True))
    with transaction.atomic():
        act(world, extras)
        stored = remember(known)
        transaction.set_rollback(True)
    return stored


def do_nothing(_world: World, _extras: dict[str, str]) -> None:
    """Leave all as it is."""


def apply(world: World, extras: dict[str, str]) -> None:
    """Fill in a form and send it."""
    client, path = Client(), f"/apply/{world.round.slug}"
    client.post(f"{path}/", extras)
    for section in PAGES:
        post(client, world.round, section, **{**extras, **PAGES[section]})
    client.post(f"{path}/review/", {name: told for name, told in extras.items() if name != "about"})


def change_own(world: World, extras: dict[str, str]) -> None:
    """Change one's own answers and details."""
    client = world.enter(PARTICIPANT)
    path = f"/me/application/{world.round.slug}"
    client.post(f"{path}/form/work/", {**extras, **PAGES["work"], "version": str(world.application.version)})
    client.post(f"{path}/confirm/", {**extras, "how": ""})
    details = {"name": "Ana", "language": "es", "country": "PE", "time_zone": "America/Lima"}
    client.post("/me/details/", {**extras, **details, "known-TOTAL_FORMS": "0", "known-INITIAL_FORMS": "0"})


def leave_address(world: World, extras: dict[str, str]) -> None:
    """Ask to be told when applications open."""
    Client().post("/notify/", {**extras, "address": "a@example.org", "language": "fr"})


def join(world: World, extras: dict[str, str]) -> None:
    """Make an account."""
    details = {"name": "Ana", "language": "es", "country": "PE", "time_zone": "America/Lima", "login": "a@example.org"}
    Client().post("/join/", {**extras, **details})


def run_office(world: World, extras: dict[str, str]) -> None:
    """Rename a round, and give a role."""
    client = world.enter(Role.DIRECTOR)
    round_ = world.round
    client.post(f"/office/rounds/{round_.slug}/name/", {**extras, "name": "Autumn", "seen": round_.name})
    given = {"address": "a@example.org", "role": "editor", "country": "", "ends_on": "", "name": "Ana"}
    client.post(f"/office/roles/{world.program.slug}/", {**extras, **given})


@pytest.mark.parametrize("act", [apply, change_own, leave_address, join, run_office])
def test_fields_that_a_form_does_not_have_change_nothing(world: World, act: Act) -> None:
    plain = try_out(act, world, {})
    assert plain != try_out(do_nothing, world, {})
    assert try_out(act, world, make_extras(world)) == plain


def test_the_names_of_columns_are_all_tried(world: World) -> None:
    assert {"is_active", "session_number", "state", "round_id", "why", "confirmed_at", "address_confirmed_at"} <= set(
        list_columns()
    )
