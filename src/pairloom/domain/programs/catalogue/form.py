"""The form of a program as plain values: sections, questions, options, in as many languages as were written.

A form is stored as JSON (FormVersion.document) and read into these values; every other room works with the values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pairloom.domain.programs.states import Ask, QuestionKind, Use

Words = Mapping[str, str]
"""A text by language code; English, or whatever language comes first, stands in where one is missing."""

LISTED = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.SCALE, QuestionKind.HOURS})
"""Kinds whose answers are codes of options."""
MATCHED_BY_THEMSELVES = frozenset(
    {QuestionKind.COUNTRY, QuestionKind.LANGUAGES, QuestionKind.ZONE, QuestionKind.EARLIER}
)
"""Kinds that the matching always uses in its own way: another country, a common language, common hours, no repeats."""


def choose_words(words: Words, language: str, fallback: str = "en") -> str:
    """Choose a text in a language, else in the program's, else in English, else in whichever there is."""
    for code in (language, fallback, "en"):
        if words.get(code):
            return words[code]
    return next((text for text in words.values() if text), "")


@dataclass(frozen=True)
class Option:
    """One answer to choose. `code` never changes once chosen by anybody; `is_open` means "no preference"."""

    code: str
    label: Words
    is_open: bool = False


@dataclass(frozen=True)
class Question:
    """One question of the form.

    name      a word that never changes: answers are stored under it, and the columns of an import are named like it
    section   the page of the form on which it stands
    about     for a wish: the name of the question that it speaks about
    asks      for a wish: what may be asked, in order; Ask.ANY is always among them
    use       how the matching uses it; a wish is always AS_WISHED, and what it speaks about may have a use of its own
    points    its weight in the matching, 1 to 1000; 0 where it is not used
    text      for a consent: the name of the page whose text is agreed to
    most      the most options that may be chosen, or signs that may be written; 0: as many as there are
    """

    name: str
    kind: QuestionKind
    section: str
    label: Words
    help: Words = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    is_required: bool = False
    is_shared: bool = False
    about: str = ""
    asks: tuple[Ask, ...] = ()
    use: Use = Use.NONE
    points: int = 0
    text: str = ""
    most: int = 0

    def find_option(self, code: str) -> Option | None:
        """Find an option by its code."""
        return next((option for option in self.options if option.code == code), None)


@dataclass(frozen=True)
class Section:
    """One page of the form."""

    name: str
    title: Words
    help: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    """All questions in order, by section.

    made_from  for each translation that is older than its original: a short word for the original it was made from
    """

    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    made_from: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def find(self, name: str) -> Question | None:
        """Find a question by name."""
        return next((question for question in self.questions if question.name == name), None)

    def list_section(self, name: str) -> tuple[Question, ...]:
        """List the questions of a section, in order."""
        return tuple(question for question in self.questions if question.section == name)

    def find_kind(self, kind: QuestionKind) -> Question | None:
        """Find the first question of a kind: the country, the languages, the zone."""
        return next((question for question in self.questions if question.kind == kind), None)
