"""Tests of what search engines are told."""

import re

from django.conf import settings
from django.test import Client

from tests.makers import make_program, make_round


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
