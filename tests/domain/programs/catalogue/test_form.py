"""A form as values: words in a language that is there, options and questions by name."""

import pytest

from pairloom.domain.programs.catalogue import Form, Option, Question, Section, choose_words
from pairloom.domain.programs.states import QuestionKind

SECTOR = Question(
    "sector", QuestionKind.CHOICE, "work", {"en": "Kind of library"}, options=(Option("public", {"en": "Public"}),)
)
FORM = Form((Section("work", {"en": "Your work"}),), (SECTOR,))


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ({"en": "one", "fr": "un"}, "un"),
        ({"en": "one", "es": "uno"}, "uno"),
        ({"en": "one"}, "one"),
        ({"ar": "واحد"}, "واحد"),
        ({"fr": "", "en": "one"}, "one"),
        ({}, ""),
    ],
)
def test_a_text_comes_in_the_readers_language_or_the_next_best(words: dict[str, str], chosen: str) -> None:
    assert choose_words(words, "fr", fallback="es") == chosen


def test_questions_and_options_are_found_by_name() -> None:
    assert (FORM.find("sector"), FORM.find("stage"), FORM.list_section("work")) == (SECTOR, None, (SECTOR,))
    assert (FORM.find_kind(QuestionKind.CHOICE), FORM.find_kind(QuestionKind.ZONE)) == (SECTOR, None)
    assert (SECTOR.find_option("public"), SECTOR.find_option("moon")) == (SECTOR.options[0], None)
