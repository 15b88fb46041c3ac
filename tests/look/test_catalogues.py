"""Tests of the translations: gathered from the pages, complete, compiled, with the same places in every language."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from pairloom.look import catalogues

PLACE = re.compile(r"%\([a-z_]+\)[sd]|</?[a-z]+>")
# Pages for people who are not staff; the office may be behind for a while and then speaks English.
FOR_EVERYBODY = ("doors/website/", "doors/desk/", "doors/mailroom/", "look/", "templates/")
FOR_STAFF = ("templates/backoffice/", "doors/backoffice/")


def is_for_everybody(places: Sequence[tuple[str, int]]) -> bool:
    """Tell whether a sentence stands on a page that anybody may see."""
    return any(place.startswith(FOR_EVERYBODY) and not place.startswith(FOR_STAFF) for place, _line in places)


@pytest.mark.parametrize("language", catalogues.list_translations())
def test_every_sentence_that_everybody_may_see_is_translated(language: str) -> None:
    translated = catalogues.update_catalogue(language, catalogues.gather_messages())
    missing = [
        message.id
        for message in translated
        if message.id and is_for_everybody(message.locations) and not catalogues.all_filled(message.string)
    ]
    assert missing == []


@pytest.mark.parametrize("language", catalogues.list_translations())
def test_a_translation_has_the_same_places_and_marks_as_the_sentence(language: str) -> None:
    wrong = [
        message.id
        for message in catalogues.read_catalogue(language)
        if isinstance(message.id, str) and message.id and message.string
        if sorted(PLACE.findall(message.id)) != sorted(PLACE.findall(str(message.string)))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", catalogues.list_translations())
def test_what_django_reads_is_compiled_from_what_translators_wrote(language: str) -> None:
    compiled = catalogues.name_po(language).with_suffix(".mo").read_bytes()
    assert compiled == catalogues.compile_catalogue(catalogues.read_catalogue(language))


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
