"""Say how many people could be somebody's partner so far, and what leaves out most. It never stops anybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from pairloom.domain.pairs.services import Abroad, count_people_abroad, count_possible_partners
from pairloom.domain.programs.catalogue import Form, Question, choose_words
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import QuestionKind
from pairloom.look.questions import Showing, Shown

FEW = 10
HARDLY_ANY = 5
TENS = 20
"""From this number on people are counted by tens."""
WIDER = 2
"""A wish is spoken of when without it so many times as many people fit."""


@dataclass(frozen=True)
class Advice:
    """How many people of the pool fit; `wish` is empty where no single answer narrows much.

    cause   a sentence about languages or hours, where these alone leave hardly anybody
    """

    fit: int
    people: int
    wish: str
    section: str
    without: int
    cause: str = ""

    @property
    def is_few(self) -> bool:
        """Tell whether few people fit."""
        return self.fit < FEW


@dataclass(frozen=True)
class Reminder:
    """A sentence about the answer to a question; `is_here` tells that the question stands on the page itself."""

    question: str
    section: str
    words: str
    is_here: bool


def advise(round_: Round, form: Form, answers: Mapping[str, object], showing: Showing) -> Advice | None:
    """Advise on answers; none as long as too few people are there to say anything."""
    found = count_possible_partners(round_, answers)
    if found is None or found.people < FEW:
        return None
    abroad = find_abroad(round_, answers)
    cause = find_cause(form, abroad)
    if abroad is not None and cause is not None:
        words = say_cause(abroad)
        return Advice(say_about(found.fit), say_about(found.people), "", cause.section, 0, words)
    question = form.find(found.narrowest) if found.without >= WIDER * max(found.fit, 1) else None
    return Advice(
        fit=say_about(found.fit),
        people=say_about(found.people),
        wish="" if question is None else choose_words(question.label, showing.language, showing.fallback),
        section="" if question is None else question.section,
        without=say_about(found.without),
    )


def remind(round_: Round, form: Form, section: str, answers: Mapping[str, object]) -> Reminder | None:
    """Remind of languages where hardly anybody abroad shares one: on their own page, and once more on the next."""
    asked = form.find_kind(QuestionKind.LANGUAGES)
    if asked is None or not answers.get(asked.name):
        return None
    names = [one.name for one in form.sections]
    if names.index(section) - names.index(asked.section) not in {0, 1}:
        return None
    abroad = find_abroad(round_, answers)
    if abroad is None or abroad.speak >= HARDLY_ANY:
        return None
    return Reminder(asked.name, asked.section, say_cause(abroad), is_here=asked.section == section)


def place_reminder(questions: Iterable[Shown], reminder: Reminder | None) -> list[Shown]:
    """Place a reminder beside its question."""
    if reminder is None:
        return list(questions)
    return [replace(one, advice=reminder.words) if one.name == reminder.question else one for one in questions]


def find_abroad(round_: Round, answers: Mapping[str, object]) -> Abroad | None:
    """Count who abroad is within reach; none as long as too few people are there to say anything."""
    abroad = count_people_abroad(round_, answers)
    return None if abroad is None or abroad.people < FEW else abroad


def find_cause(form: Form, abroad: Abroad | None) -> Question | None:
    """Find the question whose answer alone leaves hardly anybody: about languages, else about the time zone."""
    if abroad is None or abroad.meet >= HARDLY_ANY:
        return None
    return form.find_kind(QuestionKind.LANGUAGES if abroad.speak < HARDLY_ANY else QuestionKind.ZONE)


def say_cause(abroad: Abroad) -> str:
    """Say that languages, or else hours, leave hardly anybody; small numbers are not told."""
    if not abroad.speak:
        return _(
            "So far nobody here from another country shares a language with you. Can you add one, even if you only "
            "know a little?"
        )
    if abroad.speak < HARDLY_ANY:
        return _(
            "So far hardly anybody here from another country shares a language with you. Can you add one, even if you "
            "only know a little?"
        )
    return _(
        "So far hardly anybody who shares a language with you is awake at the same hours. Is your time zone right?"
    )


def say_about(number: int) -> int:
    """Round a number to tens, so that it tells how many there are and not who."""
    return number if number < TENS else number // 10 * 10
