"""Tests of the versions of texts that a form asks people to agree to."""

from dataclasses import replace

from pairloom.domain.publishing.queries import find_page
from pairloom.look.agreements import list_versions, show_for
from tests.domain.applications.intake import load_form, open_round
from tests.makers import make_program


def test_each_text_has_the_version_of_its_page(db: None) -> None:
    program = open_round().program
    showing = show_for(load_form(), program, language="fr", section="agree")
    assert (showing.language, showing.fallback) == ("fr", program.language)
    assert showing.versions["conduct"] == find_page("conduct", program=program, language="fr").version


def test_a_section_without_texts_asks_for_none(db: None) -> None:
    assert show_for(load_form(), make_program(), language="en", section="you").versions == {}


def test_a_text_without_page_counts_as_the_first(db: None) -> None:
    question = replace(load_form().questions[0], text="house-rules")
    assert list_versions((question,), make_program(), language="en") == {"house-rules": "1"}
