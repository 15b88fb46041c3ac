"""What stands around every letter."""

import pytest

from pairloom.domain.letters.catalogue import KINDS, Audience
from pairloom.domain.letters.wording import LANGUAGES
from pairloom.domain.letters.wording.frame import frame_html, frame_plain, load_frame


@pytest.mark.parametrize("audience", list(Audience))
def test_each_language_says_why_a_letter_came_in_its_own_words(audience: Audience) -> None:
    assert len({load_frame(language, audience) for language in LANGUAGES}) == len(LANGUAGES)


def test_a_language_without_sentences_gets_those_of_english() -> None:
    assert load_frame("sw", Audience.MEMBER) == load_frame("en", Audience.MEMBER)


def test_the_signature_stands_below_the_closing() -> None:
    text = frame_plain(KINDS["welcome"], "Body", "fr")
    assert text.startswith("Body\n\nBien cordialement,")


def test_the_page_names_its_language_and_direction_twice_because_some_programs_drop_the_outer_one() -> None:
    html = frame_html(KINDS["welcome"], "<p>Body</p>", "ar")
    assert (html.count('lang="ar"'), html.count('dir="rtl"')) == (2, 2)
