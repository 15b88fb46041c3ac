"""Tests of answers in words."""

import pytest
from django.utils import translation

from pairloom.look.answers import say_answer, say_sections
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


def test_sections_say_whether_they_are_done() -> None:
    form = load_form()
    sections = say_sections(form, ALL, READER, done=["you"])
    assert [(section.name, section.is_done) for section in sections] == [
        ("you", True), ("work", False), ("partner", False), ("agree", False),
    ]  # fmt: skip
    assert all(section.is_done for section in say_sections(form, ALL, READER))
    assert sum(len(section.answers) for section in sections) == len(form.questions)
