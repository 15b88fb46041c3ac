"""Find what should be asked about an application, by its answers alone: wishes that cannot work, zones, languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel.languages import get_official_languages

from pairloom.domain.applications.rules.answering import KEEP
from pairloom.domain.applications.states import DoubtKind
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import Ask, QuestionKind
from pairloom.sheets.answers.zone_names import find_own_zones

MOST_CHOICES = 8
BY_ANSWERS = (DoubtKind.CONTRADICTION, DoubtKind.ZONE_UNSURE, DoubtKind.NO_LANGUAGE)
_WINTER, _SUMMER = datetime(2026, 1, 15, 12), datetime(2026, 7, 15, 12)  # noqa: DTZ001 - each zone puts its own on them


@dataclass(frozen=True)
class Finding:
    """What should be asked, about which question, and what may be answered."""

    kind: DoubtKind
    about: str
    choices: tuple[str, ...]


def find_doubts(form: Form, answers: Mapping[str, object]) -> list[Finding]:
    """Find what should be asked about answers, in the order of the form."""
    return [finding for question in form.questions for finding in _look_at(question, form, answers)]


def _look_at(question: Question, form: Form, answers: Mapping[str, object]) -> Iterator[Finding]:
    if question.kind is QuestionKind.WISH:
        yield from _look_at_wish(question, form, answers)
    elif question.kind is QuestionKind.ZONE and not answers.get(question.name):
        yield from _look_at_zone(question, _read_country(form, answers))
    elif question.kind is QuestionKind.LANGUAGES and not answers.get(question.name):
        choices = list_languages(_read_country(form, answers))
        yield Finding(DoubtKind.NO_LANGUAGE, question.name, choices)


def _look_at_wish(wish: Question, form: Form, answers: Mapping[str, object]) -> Iterator[Finding]:
    """Find a wish about something that was not answered, and one for more than the most."""
    asked, own = str(answers.get(wish.name) or Ask.ANY), answers.get(wish.about)
    about = form.find(wish.about)
    if asked == Ask.ANY or about is None:
        return
    if not own:
        yield Finding(DoubtKind.CONTRADICTION, wish.name, (Ask.ANY.value, KEEP))
    elif asked == Ask.MORE and own == about.options[-1].code:
        others = [ask.value for ask in (Ask.SAME, Ask.ANY) if ask in wish.asks]
        yield Finding(DoubtKind.CONTRADICTION, wish.name, (*others, KEEP))


def _look_at_zone(question: Question, country: str) -> Iterator[Finding]:
    zones = list_clocks(country)
    if len(zones) > 1:
        yield Finding(DoubtKind.ZONE_UNSURE, question.name, zones)


def _read_country(form: Form, answers: Mapping[str, object]) -> str:
    question = form.find_kind(QuestionKind.COUNTRY)
    return "" if question is None else str(answers.get(question.name) or "")


@cache
def list_clocks(country: str) -> tuple[str, ...]:
    """List one zone for each clock that runs in a country, the main one first: zones that always agree are one."""
    clocks: dict[tuple[object, object], str] = {}
    for zone in find_own_zones(country):
        place = ZoneInfo(zone)
        clocks.setdefault((_WINTER.replace(tzinfo=place).utcoffset(), _SUMMER.replace(tzinfo=place).utcoffset()), zone)
    return tuple(clocks.values())[:MOST_CHOICES]


@cache
def list_languages(country: str) -> tuple[str, ...]:
    """List the languages that somebody of a country is asked about: its official ones, and English."""
    official = [code.split("_")[0] for code in get_official_languages(country, regional=True)] if country else []
    return tuple(dict.fromkeys([*official[: MOST_CHOICES - 1], "en"]))
