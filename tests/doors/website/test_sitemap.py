"""Tests of what search engines are told."""

import re

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pairloom.domain.programs.models import Program
from tests.domain.pairs.stated import confirm_run, publish
from tests.makers import make_program, make_round

QUERIES = 2


def test_robots_are_kept_out_of_what_is_nobodys_business(client: Client) -> None:
    answer = client.get("/robots.txt")
    lines = answer.content.decode().splitlines()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert {"Disallow: /me/", "Disallow: /office/", "Disallow: /unsubscribe/"} <= set(lines)
    assert lines[-1] == f"Sitemap: {settings.SITE_URL}/sitemap.xml"


def test_the_sitemap_names_every_public_page_and_each_is_there(db: None, client: Client) -> None:
    places = re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    assert len(places) == len(set(places)) == 10
    assert {client.get(place).status_code for place in places if place != "/notify/"} == {200}


def test_the_sitemap_names_the_texts_of_each_of_several_programs(db: None, client: Client) -> None:
    programs = [make_round().program for _number in range(2)]
    make_program()
    places = re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    assert len(places) == len(set(places)) == 10 + 2 * 7
    assert [f"/faq/?program={program.slug}" in places for program in programs] == [True, True]
    assert {client.get(place).status_code for place in places} == {200}


def list_places(client: Client) -> list[str]:
    """List where the pages stand that the sitemap names."""
    return re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", client.get("/sitemap.xml").content.decode())


def test_the_sitemap_names_the_match_of_each_round_whose_program_publishes_it(db: None, client: Client) -> None:
    quiet, shown = confirm_run().round, publish(confirm_run().round)
    place = f"/rounds/{shown.slug}/match/"
    places = list_places(client)
    assert (place in places, f"/rounds/{quiet.slug}/match/" in places) == (True, False)
    assert client.get(place).status_code == 200
    assert "<lastmod>" in client.get("/sitemap.xml").content.decode()
    Program.objects.filter(pk=shown.program_id).update(publishes_match=False)
    assert (place in list_places(client), client.get(place).status_code) == (False, 404)


@pytest.mark.parametrize("number", [1, 3])
def test_the_sitemap_costs_the_same_for_one_match_and_for_three(
    db: None, client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(number):
        publish(confirm_run().round)
    with django_assert_num_queries(QUERIES):
        assert sum("/match/" in place for place in list_places(client)) == number
