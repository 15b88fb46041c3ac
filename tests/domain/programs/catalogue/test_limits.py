"""New words have a length, and new answers can be told apart; what was there before may stay as it is."""

from dataclasses import replace

import pytest

from pairloom.domain.core.errors import Refused
from pairloom.domain.programs.catalogue import Form, Option, Question, check_new_words, find_most, load_template
from pairloom.domain.programs.states import FormFault, QuestionKind

FORM = load_template("librarians").form
PETS = Question("pets", QuestionKind.CHOICE, "work", {"en": "Pets?"}, {}, (Option("cats", {"en": "Cats"}),))


def add(question: Question) -> Form:
    """Put a question into the form."""
    return replace(FORM, questions=(*FORM.questions, question))


@pytest.mark.parametrize(
    ("question", "found", "most"),
    [
        (replace(PETS, label={"en": "Pets?", "fr": "x" * 201}), 201, 200),
        (replace(PETS, help={"en": "x" * 601}), 601, 600),
        (replace(PETS, options=(Option("cats", {"en": "x" * 121}),)), 121, 120),
    ],
)
def test_new_words_are_not_longer_than_they_may_be(question: Question, found: int, most: int) -> None:
    with pytest.raises(Refused) as refused:
        check_new_words(FORM, add(question))
    details = refused.value.details
    assert (details["fault"], details["found"], details["most"]) == (FormFault.TEXT_LONG, found, most)
    check_new_words(add(question), add(question))


@pytest.mark.parametrize("words", [{"en": "cats "}, {"en": "Dogs", "fr": "Chats"}])
def test_two_answers_say_different_things_in_every_language(words: dict[str, str]) -> None:
    options = (Option("cats", {"en": "Cats", "fr": "Chats"}), Option("more", words))
    doubled = add(replace(PETS, options=options))
    with pytest.raises(Refused) as refused:
        check_new_words(add(PETS), doubled)
    assert refused.value.details["fault"] == FormFault.OPTION_TWICE
    check_new_words(doubled, replace(doubled, questions=doubled.questions[::-1]))


def test_the_template_keeps_to_what_new_words_keep_to() -> None:
    check_new_words(Form((), ()), FORM)


@pytest.mark.parametrize(
    ("key", "most"),
    [("title", 200), ("help", 600), ("work/help", 600), ("pets.help", 600), ("pets.label", 200), ("p.options.a", 120)],
)
def test_each_text_has_its_own_length(key: str, most: int) -> None:
    assert find_most(key) == most
