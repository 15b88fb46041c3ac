"""Tests of the timetable: every moment of a round, and how the other rounds stand."""

import gzip
import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.programs import services
from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.states import Moment, RoundState
from tests.makers import NOW, make_person, make_program


@pytest.fixture
def program(db: None) -> Program:
    return make_program(name="Walls & Bridges", time_zone="Asia/Amman", language="fr")


@pytest.fixture
def spring(program: Program) -> Round:
    opens_on = clock.now().date() + timedelta(days=3)
    return services.make_round(program, slug="spring", name="Spring", opens_on=opens_on, now=clock.now())


def open_rounds(number: int) -> list[Round]:
    """Make open rounds, each of its own program; the first closes first."""
    made = []
    for each in range(number):
        opens_on, program = clock.now().date() - timedelta(days=9 - each), make_program(time_zone="Asia/Tokyo")
        made.append(services.make_round(program, slug=f"open-{each}", name="Open", opens_on=opens_on, now=clock.now()))
        services.move_round(made[-1], to=RoundState.OPEN, now=clock.now())
    return made


def apply(round_: Round, number: int) -> None:
    """Let people of two countries apply."""
    assert round_.form is not None
    for each in range(number):
        Application.objects.create(
            round=round_,
            person=make_person(),
            form=round_.form,
            country=("PE", "KE")[each % 2],
            received_at=NOW,
            changed_at=NOW,
        )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_timetable_costs_two_queries(
    spring: Round, client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(100, 100 + rows):
        due = NOW + timedelta(days=400 + number)
        CalendarEntry.objects.create(round=spring, moment=Moment.TOPIC, number=number, local=due, due_at=due)
    with django_assert_num_queries(2):
        client.get("/timetable/")


def test_the_timetable_tells_every_moment_in_the_programs_zone_or_a_chosen_one(spring: Round, client: Client) -> None:
    standard = client.get("/timetable/").content.decode()
    chosen = client.get("/timetable/?zone=Asia/Tokyo").content.decode()
    wrong = client.get("/timetable/?zone=../../etc/passwd").content.decode()
    moments = spring.calendar.count()
    assert [standard.count("(Amman)"), chosen.count("(Tokyo)"), wrong.count("(Amman)")] == [moments] * 3
    assert '<option value="Asia/Tokyo" selected>' in chosen
    assert 'aria-current="step"' in standard
    assert " left" in standard


def test_who_is_signed_in_reads_their_own_zone_and_is_offered_no_other(spring: Round, client: Client) -> None:
    client.force_login(make_person(time_zone="Africa/Dakar", language="en"))
    page = client.get("/timetable/?zone=Asia/Tokyo").content.decode()
    assert page.count("(Dakar)") == spring.calendar.count()
    assert "<select" not in page


def test_before_there_is_a_round_the_timetable_offers_to_write(db: None, client: Client) -> None:
    page = client.get("/timetable/").content.decode()
    assert "No round is planned yet." in page
    assert 'href="/notify/"' in page


def test_while_applications_are_open_the_timetable_tells_how_many_there_are(
    spring: Round, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    services.move_round(spring, to=RoundState.OPEN, now=clock.now())
    apply(spring, 20)
    with django_assert_num_queries(3):
        page = client.get("/timetable/").content.decode()
    assert ("20 applications" in page, "2 countries" in page) == (True, True)


def test_every_open_round_stands_in_the_timetable_with_its_own_way_in(spring: Round, client: Client) -> None:
    open_rounds(2)
    page = client.get("/timetable/").content.decode()
    assert re.findall(r'class="button" href="([^"]+)"', page) == ["/apply/open-0/", "/apply/open-1/"]
    assert re.findall(r'href="(/notify/[^"]+)"', page) == [f"/notify/?program={spring.program.slug}"]
    assert [f"/timetable/?round={slug}" in page for slug in ("open-0", "open-1", "spring")] == [False, True, True]
    assert (page.count("<h2"), page.count(" left</span>")) == (3, 3)
    assert ("(Tokyo)" in page, "(Amman)" in page) == (True, True)


def test_the_timetable_of_another_round_is_one_press_away_and_keeps_the_zone(spring: Round, client: Client) -> None:
    open_rounds(1)
    page = client.get("/timetable/?round=spring").content.decode()
    assert page.count("(Amman)") == spring.calendar.count()
    assert '<input type="hidden" name="round" value="spring">' in page
    chosen = client.get("/timetable/?round=spring&zone=Africa/Cairo").content.decode()
    assert '"/timetable/?round=open-0&amp;zone=Africa/Cairo"' in chosen
    assert ("(Amman)" in chosen, "(Tokyo)" in chosen) == (False, False)


def test_a_round_that_is_over_or_unknown_leads_to_those_that_are_there(spring: Round, client: Client) -> None:
    answer = client.get("/timetable/?round=nowhere")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/timetable/")


@pytest.mark.parametrize("rounds", [1, 3])
def test_many_rounds_cost_three_queries_and_stay_light(
    db: None, client: Client, django_assert_num_queries: DjangoAssertNumQueries, rounds: int
) -> None:
    for each in open_rounds(rounds):
        apply(each, 20)
    with django_assert_num_queries(3):
        page = client.get("/timetable/").content
    assert page.decode().count("20 applications") == rounds
    assert len(gzip.compress(page, 6)) < 7_000
