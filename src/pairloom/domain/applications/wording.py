"""Put into words what is asked about an application, in the language of who reads it."""

from collections.abc import Sequence
from typing import Protocol

from babel import Locale, UnknownLocaleError
from django.utils.translation import gettext, gettext_noop, override

from pairloom.domain.applications.rules.answering import KEEP
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.core.wording import name_city, name_locale
from pairloom.domain.programs.catalogue import Form, Question, choose_words
from pairloom.domain.programs.states import Ask, QuestionKind

QUESTIONS = {
    DoubtKind.CONTRADICTION: gettext_noop(
        'Your answers do not go together with this wish: "%(wish)s". What shall we do?'
    ),
    DoubtKind.ZONE_UNSURE: gettext_noop(
        "Your country has more than one time zone. Which city's clock is yours? We need it to find hours that suit you "
        "and your partner."
    ),
    DoubtKind.NO_LANGUAGE: gettext_noop("You named no language. In which one would you like to talk to your partner?"),
    DoubtKind.WISH_IMPOSSIBLE: gettext_noop(
        'Nobody who can be your partner fits this wish so far: "%(wish)s". Shall we keep it, or look without it?'
    ),
    DoubtKind.NOBODY_POSSIBLE: gettext_noop(
        "So far nobody in another country shares a language and waking hours with you. What could we change?"
    ),
}
ASKS = {
    Ask.ANY: gettext_noop("Look without this wish"),
    Ask.SAME: gettext_noop("The same as mine"),
    Ask.DIFFERENT: gettext_noop("Different from mine"),
    Ask.MORE: gettext_noop("Further along than me"),
    Ask.MINE: gettext_noop("Somebody who speaks my language"),
}
KEPT = gettext_noop("Leave it as it is")


class Asked(Protocol):
    """A question as it is stored."""

    @property
    def kind(self) -> str:
        """Give the kind of doubt."""

    @property
    def about(self) -> str:
        """Give the name of the question."""

    @property
    def choices(self) -> Sequence[str]:
        """Give the codes that may be answered, in order."""


def describe_doubt(doubt: Asked, form: Form, language: str) -> str:
    """Say a question about an application."""
    question = form.find(doubt.about)
    wish = "" if question is None else choose_words(question.label, language)
    with override(language):
        return gettext(QUESTIONS[DoubtKind(doubt.kind)]) % {"wish": wish}


def list_choices(doubt: Asked, form: Form, language: str) -> list[tuple[str, str]]:
    """List what may be answered to a question, each code with its words."""
    question = form.find(doubt.about)
    with override(language):
        return [(code, _name_choice(code, question, language)) for code in doubt.choices]


def _name_choice(code: str, question: Question | None, language: str) -> str:
    if code == KEEP:
        return gettext(KEPT)
    if question is None:
        return code
    if question.kind is QuestionKind.ZONE:
        return name_city(code, name_locale())
    if question.kind is QuestionKind.LANGUAGES:
        return _name_language(code, language)
    if question.kind is QuestionKind.WISH:
        return gettext(ASKS[Ask(code)])
    option = question.find_option(code)
    return code if option is None else choose_words(option.label, language)


def _name_language(code: str, language: str) -> str:
    try:
        return str(Locale.parse(language).languages.get(code, code))
    except (UnknownLocaleError, ValueError):
        return code
