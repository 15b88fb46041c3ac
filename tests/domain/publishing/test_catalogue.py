"""The shipped pages: all of them in all languages, fit to be shown, with the same links."""

import re

import pytest
from django.urls import Resolver404, resolve

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.wording import LANGUAGES
from pairloom.domain.publishing.catalogue import PAGES, TEXTS, check_name, load_page
from pairloom.domain.publishing.rules import PageText, check_page

SHIPPED = [(name, language) for name in PAGES for language in LANGUAGES]


def load(name: str, language: str) -> PageText:
    page = load_page(name, language)
    assert page is not None
    return page


@pytest.mark.parametrize(("name", "language"), SHIPPED)
def test_every_page_ships_in_every_language_and_can_be_shown(name: str, language: str) -> None:
    page = load(name, language)
    check_page(page)
    assert page.version == load(name, "en").version != ""


@pytest.mark.parametrize(("name", "language"), SHIPPED)
def test_every_language_says_as_much_as_the_english_page(name: str, language: str) -> None:
    shapes = [
        (re.findall(r"\]\(([^)]+)\)", page.body), re.findall(r"^(?:#+|-|\d\.|\|)", page.body, re.MULTILINE))
        for page in (load(name, "en"), load(name, language))
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("name", PAGES)
def test_links_of_shipped_pages_lead_to_pages_of_the_site(name: str) -> None:
    lost = []
    for link in re.findall(r"\]\(([^)]+)\)", load(name, "en").body):
        try:
            resolve(link)
        except Resolver404:
            lost.append(link)
    assert lost == []


def test_no_file_lies_there_that_is_no_page() -> None:
    assert {path.stem for path in TEXTS.glob("*/pages/*")} == set(PAGES)


@pytest.mark.parametrize(("name", "language"), [("home", "tlh"), ("../letters/news", "en"), ("home", "../en")])
def test_a_page_that_is_not_there_is_none(name: str, language: str) -> None:
    assert load_page(name, language) is None


def test_an_unknown_name_is_refused() -> None:
    assert check_name("faq") == "faq"
    with pytest.raises(Refused) as refusal:
        check_name("nothing")
    assert refusal.value.reason == Reason.PAGE_UNKNOWN
