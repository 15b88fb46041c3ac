"""Tests of the pages that are texts, and of the timetable."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom import clock
from pairloom.domain.applications.models import Application
from pairloom.domain.programs import services
from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.domain.publishing.catalogue import load_page
from pairloom.domain.publishing.models import PageChange
from pairloom.doors.website.addresses import TEXT_PAGES
from tests.makers import NOW, make_person, make_program


@pytest.fixture
def program(db: None) -> Program:
    return make_program(name="Walls & Bridges", time_zone="Asia/Amman", language="fr")


@pytest.fixture
def spring(program: Program) -> Round:
    opens_on = clock.now().date() + timedelta(days=3)
    return services.make_round(program, slug="spring", name="Spring", opens_on=opens_on, now=clock.now())


@pytest.mark.parametrize("name", TEXT_PAGES)
@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_every_text_has_its_page_in_the_readers_language(db: None, client: Client, name: str, language: str) -> None:
    page = client.get(f"/{name}/", headers={"accept-language": language}).content.decode()
    shipped = load_page(name, language)
    assert shipped is not None
    assert f"<h1>{shipped.title}</h1>" in page
    assert f'<article class="text" lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page


def test_a_page_has_the_programs_own_words(program: Program, client: Client) -> None:
    text = "Our rules\n\n{program} is **kind**. <script>alert(1)</script>"
    PageChange.objects.create(program=program, name="conduct", language="en", version=1, text=text, changed_at=NOW)
    page = client.get("/conduct/", headers={"accept-language": "en"}).content.decode()
    assert "<bdi>Walls &amp; Bridges</bdi> is <strong>kind</strong>." in page
    assert "<script" not in page


def test_a_language_that_no_page_has_falls_back_and_says_so(program: Program, client: Client) -> None:
    page = client.get("/faq/", headers={"accept-language": "sw"}).content.decode()
    assert '<html lang="en" dir="ltr">' in page


def test_a_page_names_the_day_on_which_applications_close(spring: Round, client: Client) -> None:
    local = spring.calendar.get(moment=Moment.CLOSES).local
    english = client.get("/how-it-works/", headers={"accept-language": "en"}).content.decode()
    assert f"close on {local.day} {local:%B %Y}." in english
    services.move_round(spring, to=RoundState.CANCELLED, now=clock.now())
    assert "Applications for this round close" not in client.get("/how-it-works/").content.decode()


def test_a_text_costs_four_queries(
    spring: Round, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(4):
        client.get("/faq/")


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
    assert spring.form is not None
    for number in range(20):
        Application.objects.create(
            round=spring,
            person=make_person(),
            form=spring.form,
            country=("PE", "KE")[number % 2],
            received_at=NOW,
            changed_at=NOW,
        )
    with django_assert_num_queries(3):
        page = client.get("/timetable/").content.decode()
    assert ("20 applications" in page, "2 countries" in page) == (True, True)
