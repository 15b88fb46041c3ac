"""Find what must be asked of somebody in a sheet before it is too late."""

from collections.abc import Iterator
from dataclasses import dataclass

from pairloom.domain.applications.parsing.wishes import MEANT, find_wish_question
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.states import Ask, QuestionKind
from pairloom.sheets.answers.offsets import is_fixed
from pairloom.sheets.people import Applicant

MOST_CHOICES = 12


@dataclass(frozen=True)
class DoubtFound:
    """A question to ask: its kind, the question of the form it is about, and what may be answered."""

    kind: DoubtKind
    about: str
    choices: tuple[str, ...]


def find_doubts(person: Applicant, answers: dict[str, object], form: Form) -> Iterator[DoubtFound]:
    """Find all questions to ask of one person."""
    yield from _doubt_wishes(person, form)
    yield from _doubt_zone(person, form)
    languages = form.find_kind(QuestionKind.LANGUAGES)
    if languages is not None and not answers.get(languages.name):
        yield DoubtFound(DoubtKind.NO_LANGUAGE, languages.name, ("en", "es", "fr", "pt", "ar"))


def _doubt_wishes(person: Applicant, form: Form) -> Iterator[DoubtFound]:
    """Ask which of two wishes counts that cannot both be met."""
    for pair in person.contradictions:
        question = find_wish_question(form, pair[0])
        if question is not None:
            asks = (*(MEANT[wish][1] for wish in pair), Ask.ANY)
            choices = tuple(dict.fromkeys(ask.value for ask in asks if ask in question.asks))
            yield DoubtFound(DoubtKind.CONTRADICTION, question.name, choices)


def _doubt_zone(person: Applicant, form: Form) -> Iterator[DoubtFound]:
    """Ask for the zone where what was written cannot be, or where the country has several far apart."""
    question = form.find_kind(QuestionKind.ZONE)
    zones = (zone for zone in (person.zone, *person.zone_alternatives) if zone and not is_fixed(zone))
    choices = tuple(dict.fromkeys(zones))[:MOST_CHOICES]
    if question is not None and person.zone_state.is_unsure and len(choices) > 1:
        yield DoubtFound(DoubtKind.ZONE_UNSURE, question.name, choices)
