"""What can be chosen as the answer to a question, one below the other, in the reader's words."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext

from pairloom.domain.programs.catalogue import Form, Question, choose_words
from pairloom.domain.programs.states import Ask, QuestionKind
from pairloom.look.names import ASKS, ASKS_OF_LANGUAGES, ASKS_OF_SEVERAL
from pairloom.look.questions.shown import Showing, ShownChoice

Choices = tuple[ShownChoice, ...]


def list_options(question: Question, chosen: Collection[str], showing: Showing) -> Choices:
    """List the options of a question; one that may be left out, with no open option, has a choice for that."""
    words = [(one.code, choose_words(one.label, showing.language, showing.fallback)) for one in question.options]
    is_one = question.kind in {QuestionKind.CHOICE, QuestionKind.SCALE}
    if is_one and not question.is_required and not any(one.is_open for one in question.options):
        words.append(("", gettext("No answer")))
    return _number(words, chosen)


def _number(words: Iterable[tuple[str, object]], chosen: Collection[str]) -> Choices:
    numbered = enumerate(words, start=1)
    return tuple(ShownChoice(code, label, code in chosen, number) for number, (code, label) in numbered)


def list_asks(question: Question, form: Form, chosen: str) -> Choices:
    """List what a wish may ask; who has not chosen yet has no preference."""
    about = form.find(question.about)
    words = {**ASKS, **_WORDS_BY_KIND.get(about.kind if about else QuestionKind.CHOICE, {})}
    asked = chosen or Ask.ANY.value
    return _number([(ask.value, words[ask]) for ask in question.asks], {asked})


_WORDS_BY_KIND = {QuestionKind.SEVERAL: ASKS_OF_SEVERAL, QuestionKind.LANGUAGES: ASKS_OF_LANGUAGES}
