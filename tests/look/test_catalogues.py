"""Tests of the translations: gathered from the pages, complete, compiled, with the same places in every language."""

import re
from functools import cache
from pathlib import Path

import pytest

from pairloom.look import catalogues

# Gathering and reading take seconds; nothing here changes what they give.
gather_messages = cache(catalogues.gather_messages)
read_catalogue = cache(catalogues.read_catalogue)
PLACE = re.compile(r"%\([a-z_]+\)[sd]|</?[a-z]+>")


@pytest.mark.parametrize("language", catalogues.list_translations())
def test_every_sentence_of_the_site_is_translated(language: str) -> None:
    translated = catalogues.update_catalogue(language, gather_messages())
    assert catalogues.list_missing(translated) == []


@pytest.mark.parametrize(("language", "forms"), [("es", 2), ("fr", 2), ("ar", 6)])
def test_a_sentence_that_counts_has_all_the_forms_of_its_language(language: str, forms: int) -> None:
    counted = [message for message in read_catalogue(language) if isinstance(message.id, tuple)]
    assert counted != []
    assert {len(tuple(message.string or ())) for message in counted} == {forms}


@pytest.mark.parametrize("language", catalogues.list_translations())
def test_the_form_for_many_has_the_same_places_as_the_sentence(language: str) -> None:
    counted = [message for message in read_catalogue(language) if isinstance(message.id, tuple)]
    wrong = [
        message.id
        for message in counted
        if sorted(PLACE.findall(message.id[1])) != sorted(PLACE.findall(tuple(message.string or ())[-1]))
    ]
    assert wrong == []


def test_what_pages_say_of_letters_is_gathered() -> None:
    gathered = {message.id for message in gather_messages()}
    assert {"Code to sign in", "Somebody gets a role in a program.", "the code to type on the page"} <= gathered
    assert "You may have this letter already. If so, please excuse the second copy." in gathered


@pytest.mark.parametrize("language", catalogues.list_translations())
def test_a_translation_has_the_same_places_and_marks_as_the_sentence(language: str) -> None:
    wrong = [
        message.id
        for message in read_catalogue(language)
        if isinstance(message.id, str) and message.id and message.string
        if sorted(PLACE.findall(message.id)) != sorted(PLACE.findall(str(message.string)))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", catalogues.list_translations())
def test_what_django_reads_is_compiled_from_what_translators_wrote(language: str) -> None:
    compiled = catalogues.name_po(language).with_suffix(".mo").read_bytes()
    assert compiled == catalogues.compile_catalogue(read_catalogue(language))


def test_sentences_of_code_and_of_templates_are_gathered(tmp_path: Path) -> None:
    page, code = tmp_path / "page.html", tmp_path / "code.py"
    page.write_text(
        "{% load i18n %}<p>{% translate 'One' %} {% blocktranslate %}Two {{ x }}{% endblocktranslate %}</p>"
    )
    code.write_text("_('Three'); ngettext('day', 'days', n); pgettext('month', 'May')")
    found = [sentence for path in (page, code) for sentence in catalogues.extract_sentences(path)]
    assert found == [
        ("One", None),
        ("Two %(x)s", None),
        ("Three", None),
        (("day", "days"), None),
        ("May", "month"),
    ]


@pytest.mark.parametrize(("string", "filled"), [("", False), ("sí", True), (("a", ""), False), (("a", "b"), True)])
def test_a_translation_counts_when_all_its_forms_say_something(string: str | tuple[str, ...], filled: bool) -> None:
    assert catalogues.all_filled(string) is filled
