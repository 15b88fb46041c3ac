import pytest

from pairloom.domain.letters.parsing import phrases


@pytest.mark.parametrize("language", sorted(phrases.AUTOMATIC_SUBJECTS))
def test_words_are_written_as_subjects_are_compared(language: str) -> None:
    words = phrases.AUTOMATIC_SUBJECTS[language]
    assert [word for word in words if word != word.lower().strip()] == []


def test_automatic_subjects_are_known_in_more_than_eleven_languages() -> None:
    assert len(phrases.AUTOMATIC_SUBJECTS) > 11
