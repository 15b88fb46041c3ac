"""Tests of answers in words."""

import pytest
from django.utils import translation

from pairloom.look.answers import say_answer, say_one, say_sections
from pairloom.look.questions import Showing
from tests.domain.applications.intake import ALL, load_form

READER = Showing("en")


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("country", "SE", "Sweden"),
        ("country", "??", "??"),
        ("city", "Umeå", "Umeå"),
        ("zone", "Europe/Stockholm", "Stockholm"),
        ("zone", "", ""),
        ("languages", {"sv": "native", "en": "good"}, "Swedish (it is my own), English (well enough to work)"),
        ("languages", None, ""),
        ("hours", ["morning", "gone"], "In the morning, gone"),
        ("sector", "public", "Public library"),
        ("sector", None, ""),
        ("wish_sector", "same", "The same as mine"),
        ("wish_sector", None, "No preference"),
        ("earlier", {"took_part": True, "partners": "Ana\nTarek"}, "Yes\nAna\nTarek"),
        ("earlier", {"took_part": False, "partners": ""}, "No"),
        ("earlier", None, ""),
        ("conduct", "2026-1", "Yes"),
        ("news", "", "No"),
    ],
)
def test_each_kind_of_answer_is_said_in_words(name: str, answer: object, words: str) -> None:
    form = load_form()
    question = form.find(name)
    assert question is not None
    with translation.override("en"):
        assert say_answer(question, form, answer, READER) == words


@pytest.mark.parametrize(
    ("language", "country", "zone", "words"),
    [
        ("en", "PE", "", "that of Peru: Lima"),
        ("en", "PE", "America/New_York", "New York"),
        ("en", "US", "", "I am not sure: take the one of my country"),
        ("en", "", "", ""),
        ("es", "PE", "", "la de Perú: Lima"),
        ("fr", "EG", "", "celui du pays (Égypte) : Le Caire"),
        ("ar", "EG", "", "توقيت مصر: القاهرة"),
    ],
)
def test_a_time_zone_that_was_left_out_is_the_one_of_the_country(
    language: str, country: str, zone: str, words: str
) -> None:
    form = load_form()
    question = form.find("zone")
    assert question is not None
    with translation.override(language):
        said = say_one(question, form, {"country": country, "zone": zone}, Showing(language))
    assert said.words == words


def test_sections_say_whether_they_are_done() -> None:
    form = load_form()
    sections = say_sections(form, ALL, READER, done=["you"])
    assert [(section.name, section.is_done) for section in sections] == [
        ("you", True), ("work", False), ("partner", False), ("agree", False),
    ]  # fmt: skip
    assert all(section.is_done for section in say_sections(form, ALL, READER))
    assert sum(len(section.answers) for section in sections) == len(form.questions)
