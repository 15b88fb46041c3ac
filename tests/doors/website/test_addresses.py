"""Tests of where pages stand."""

from django.urls import reverse

from pairloom.domain.publishing.catalogue import PAGES
from pairloom.doors.website.addresses import TEXT_PAGES


def test_every_text_but_the_first_page_has_an_address_of_its_own() -> None:
    assert set(TEXT_PAGES) | {"home"} == set(PAGES)
    assert [reverse(page) for page in TEXT_PAGES.values()] == [f"/{name}/" for name in TEXT_PAGES]
