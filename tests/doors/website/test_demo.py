"""Tests of the demo's door: it opens in the demo only, and only by a press."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from pairloom import clock
from pairloom.domain.applications.services import raise_doubt
from pairloom.domain.applications.states import ApplicationState, DoubtKind
from pairloom.domain.letters.models import Letter
from pairloom.domain.people.states import Role
from pairloom.domain.programs import services
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.doors.jobs.daily import do_daily_work
from tests.domain.applications.intake import make_application
from tests.makers import make_person, make_program, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def _demo(settings: Settings) -> None:
    """Set the site up as `make demo` does."""
    settings.IS_DEMO, settings.IS_TEST, settings.MAIL_SENDING = True, False, "shown"


@pytest.mark.parametrize(
    ("is_demo", "is_production", "sending"),
    [
        (False, False, "shown"),
        (False, True, "shown"),
        (True, True, "shown"),
        (True, False, "smtp"),
        (True, False, "off"),
    ],
)
def test_in_any_other_configuration_the_door_does_not_exist(
    client: Client, settings: Settings, is_demo: bool, is_production: bool, sending: str
) -> None:
    settings.IS_DEMO, settings.IS_PRODUCTION, settings.MAIL_SENDING = is_demo, is_production, sending
    make_role(make_person(), Role.DIRECTOR)
    statuses = [client.get("/demo/").status_code, client.post("/demo/enter/", {"as": "organiser"}).status_code]
    assert statuses == [404, 404]
    assert "_auth_user_id" not in client.session


def test_in_the_suite_itself_the_door_does_not_exist(client: Client) -> None:
    assert client.get("/demo/").status_code == 404


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize(("chosen", "goal"), [("organiser", "/office/"), ("participant", "/me/")])
def test_one_press_signs_in(client: Client, chosen: str, goal: str) -> None:
    people = {"participant": make_person(), "organiser": make_person()}
    make_role(people["organiser"], Role.DIRECTOR, program=make_program())
    response = client.post("/demo/enter/", {"as": chosen})
    assert response.headers["Location"] == goal
    assert client.session["_auth_user_id"] == str(people[chosen].pk)


@pytest.mark.usefixtures("_demo")
def test_a_guest_can_set_up_a_second_key_at_once(client: Client) -> None:
    make_person()
    client.post("/demo/enter/", {"as": "participant"})
    client.get("/me/address/")
    assert client.get("/me/security/app/").status_code == 200


@pytest.mark.usefixtures("_demo")
def test_opening_the_page_signs_nobody_in(client: Client) -> None:
    make_person()
    client.get("/demo/")
    assert client.get("/demo/enter/").status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize(("chosen", "status"), [("director", 400), ("", 400), ("organiser", 302)])
def test_only_two_places_can_be_taken_and_an_empty_demo_leads_back(client: Client, chosen: str, status: int) -> None:
    response = client.post("/demo/enter/", {"as": chosen})
    assert response.status_code == status
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("_demo")
def test_time_passes_to_just_after_closing_and_its_grace(client: Client, clock_file: Path) -> None:
    opens_on = clock.now().date() - timedelta(days=3)
    program = services.make_program(slug="isle", name="Isle", signed_by="Noor", grace_minutes=20, now=clock.now())
    made = services.make_round(program, slug="isle-1", name="One", opens_on=opens_on, now=clock.now())
    services.move_round(made, to=RoundState.OPEN, now=clock.now())
    closes_at = made.calendar.get(moment=Moment.CLOSES).due_at
    found = []
    for _step in range(2):
        found.append(client.get("/demo/").context["coming_name"])
        client.post("/demo/clock/", {"until": "next"})
    assert found == ["We ask what is still open", "We remind who has not confirmed"]
    assert "Next in <bdi>One</bdi>: Applications close" in client.get("/demo/").content.decode()
    assert client.post("/demo/clock/", {"until": "next"}).headers["Location"] == "/demo/"
    assert timedelta() <= clock.now() - closes_at - timedelta(minutes=22) < timedelta(minutes=1)
    client.post("/demo/clock/", {"until": "day"})
    assert clock_file.exists()
    assert clock.now() - closes_at > timedelta(days=1)


@pytest.mark.usefixtures("_demo", "clock_file")
@pytest.mark.parametrize("until", ["", "year", "next"])
def test_time_does_not_pass_without_a_known_step(client: Client, until: str) -> None:
    before = clock.read_offset()
    assert client.post("/demo/clock/", {"until": until}).status_code == 400
    assert clock.read_offset() == before


@pytest.mark.usefixtures("_demo")
def test_where_the_clock_cannot_be_moved_no_button_is_offered(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAIRLOOM_CLOCK_FILE", raising=False)
    assert "/demo/clock/" not in client.get("/demo/").content.decode()
    assert client.post("/demo/clock/", {"until": "day"}).status_code == 400


def test_outside_of_the_demo_no_time_passes(client: Client, clock_file: Path) -> None:
    before = clock.read_offset()
    assert client.post("/demo/clock/", {"until": "day"}).status_code == 404
    assert clock.read_offset() == before


@pytest.mark.usefixtures("_demo", "clock_file")
def test_what_is_due_before_closing_is_done_right_after_the_jump(client: Client) -> None:
    yesterday = clock.now().date() - timedelta(days=1)
    round_ = services.make_round(make_program(), slug="isle-1", name="One", opens_on=yesterday, now=clock.now())
    services.move_round(round_, to=RoundState.OPEN, now=clock.now())
    open_ = make_application(round_, received_at=clock.now(), country="SE")
    raise_doubt(open_, kind=DoubtKind.ZONE_UNSURE, about="zone", choices=["UTC"], now=clock.now())
    make_application(round_, state=ApplicationState.RECEIVED, received_at=clock.now(), confirmed_at=None)
    do_daily_work(now=clock.now())
    found: list[list[str]] = []
    while not found or found[-1] != ["application-question", "please-confirm"]:
        before = clock.now()
        assert client.post("/demo/clock/", {"until": "next"}).status_code == 302
        do_daily_work(now=clock.now())
        found.append(sorted(Letter.objects.values_list("kind", flat=True)))
        assert clock.now() - before > timedelta(hours=1)
    assert ["application-question"] in found
    assert clock.now() < round_.calendar.get(moment=Moment.CLOSES).due_at
