"""The questions for a first letter are one list, for the letter and the page alike."""

from django.utils import translation

from pairloom.domain.letters.wording import LANGUAGES, load_wording
from pairloom.domain.pairs.wording.first_letter import QUESTIONS, list_letter_questions, write_letter_questions


def test_each_question_stands_on_a_line_of_its_own() -> None:
    with translation.override("en"):
        lines = write_letter_questions().split("\n")
        assert lines == [f"• {question}" for question in list_letter_questions()]
    assert len(lines) == len(QUESTIONS) == 5


def test_no_letter_of_introduction_brings_questions_of_its_own() -> None:
    for language in LANGUAGES:
        for kind in ("introduction", "introduction-trio"):
            wording = load_wording(kind, language)
            assert wording is not None
            section = wording.body.split("\n## ")[4]
            assert ("\n\n{questions}" in section, "\n- " in section) == (True, False)
