"""Tests of the pages that are texts."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom import clock
from pairloom.domain.programs import services
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.domain.publishing.catalogue import load_page
from pairloom.domain.publishing.models import PageChange
from pairloom.doors.website.addresses import TEXT_PAGES
from tests.makers import NOW, make_program, make_round


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


def test_every_program_has_its_own_texts_and_a_way_to_choose(spring: Round, client: Client) -> None:
    other = make_round(make_program(slug="gates", name="Gates")).program
    empty = make_program(slug="empty", name="Not begun")
    for each in (spring.program, other, empty):
        text = f"Rules of {each.name}\n\nBe kind."
        PageChange.objects.create(program=each, name="conduct", language="en", version=1, text=text, changed_at=NOW)
    standard, chosen = client.get("/conduct/").content.decode(), client.get("/conduct/?program=gates").content.decode()
    assert "<h1>Rules of Walls &amp; Bridges</h1>" in standard
    assert "<h1>Rules of Gates</h1>" in chosen
    assert '<a href="?program=gates" aria-current="page">' in chosen
    assert re.findall(r'<li><a href="\?program=([^"]+)"', standard) == sorted([spring.program.slug, "gates"])
    assert {client.get(f"/conduct/?program={word}").status_code for word in ("empty", "nowhere")} == {404}


def test_who_chose_a_program_stays_with_it(spring: Round, client: Client) -> None:
    page = client.get(f"/faq/?program={spring.program.slug}").content.decode()
    asked = f"?program={spring.program.slug}"
    assert page.count(f'href="/contact/{asked}"') == 2
    assert f'name="next" value="/faq/{asked}"' in page
    assert "?program=" not in client.get("/faq/").content.decode()


@pytest.mark.parametrize("programs", [1, 3])
def test_a_text_of_a_chosen_program_costs_four_queries(
    spring: Round, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, programs: int
) -> None:
    for _program in range(programs - 1):
        make_round(state=RoundState.OPEN)
    with django_assert_max_num_queries(4):
        client.get(f"/faq/?program={spring.program.slug}")
