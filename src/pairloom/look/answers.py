"""Say what was answered in a form in words, section by section, for whoever wants to look at all of it once more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from pairloom.domain.applications.rules.doubting import list_clocks
from pairloom.domain.programs.catalogue import Form, Question, choose_words
from pairloom.domain.programs.states import QuestionKind
from pairloom.look.languages import LEVELS
from pairloom.look.locales import find_locale
from pairloom.look.questions import Showing
from pairloom.look.questions.choices import list_asks
from pairloom.look.zones import name_place

LEVEL_NAMES = dict(LEVELS)


@dataclass(frozen=True)
class SaidAnswer:
    """A question and its answer in words; an empty answer was left out."""

    label: str
    words: str


@dataclass(frozen=True)
class SaidSection:
    """A page of the form with its answers, and whether it was sent without a fault."""

    name: str
    title: str
    answers: tuple[SaidAnswer, ...]
    is_done: bool = True


def say_sections(
    form: Form, answers: Mapping[str, object], showing: Showing, *, done: list[str] | None = None
) -> list[SaidSection]:
    """Say all answers, section by section; `done` names the sections that are done, none means that all are."""
    return [
        SaidSection(
            name=section.name,
            title=choose_words(section.title, showing.language, showing.fallback),
            answers=tuple(say_one(question, form, answers, showing) for question in form.list_section(section.name)),
            is_done=done is None or section.name in done,
        )
        for section in form.sections
    ]


def say_one(question: Question, form: Form, answers: Mapping[str, object], showing: Showing) -> SaidAnswer:
    """Say a question and its answer; a time zone that was left out is the one of the country."""
    label = choose_words(question.label, showing.language, showing.fallback)
    words = say_answer(question, form, answers.get(question.name), showing)
    if not words and question.kind is QuestionKind.ZONE:
        asked = form.find_kind(QuestionKind.COUNTRY)
        words = _say_zone_of("" if asked is None else str(answers.get(asked.name) or ""))
    return SaidAnswer(label, words)


def say_answer(question: Question, form: Form, answer: object, showing: Showing) -> str:
    """Say one answer in the reader's words; "" where there is none."""
    say = _SAYERS.get(question.kind)
    if say is not None:
        return say(answer)
    if question.kind is QuestionKind.WISH:
        chosen = (choice.label for choice in list_asks(question, form, str(answer or "")) if choice.is_chosen)
        return ", ".join(str(label) for label in chosen)
    return ", ".join(_name_option(question, code, showing) for code in _list_codes(answer))


def _list_codes(answer: object) -> list[str]:
    codes = answer if isinstance(answer, list) else [answer]
    return [str(code) for code in codes if code]


def _name_option(question: Question, code: str, showing: Showing) -> str:
    option = question.find_option(code)
    return code if option is None else choose_words(option.label, showing.language, showing.fallback)


def _say_text(answer: object) -> str:
    return str(answer or "")


def _say_country(answer: object) -> str:
    code = str(answer or "")
    return str(find_locale().territories.get(code, code))


def _say_zone(answer: object) -> str:
    return name_place(str(answer)) if answer else ""


def _say_zone_of(country: str) -> str:
    """Say the zone of a country that has one clock; of any other, that its zone is to be taken."""
    zones = list_clocks(country)
    if not zones:
        return ""
    if len(zones) > 1:
        return gettext("I am not sure: take the one of my country")
    return gettext("that of %(country)s: %(city)s") % {"country": _say_country(country), "city": name_place(zones[0])}


def _say_languages(answer: object) -> str:
    known = answer if isinstance(answer, Mapping) else {}
    names = find_locale().languages
    return ", ".join(f"{names.get(code, code)} ({LEVEL_NAMES.get(level, level)})" for code, level in known.items())


def _say_earlier(answer: object) -> str:
    given = answer if isinstance(answer, Mapping) else {}
    if not given.get("took_part"):
        return gettext("No") if given else ""
    return f"{gettext('Yes')}\n{given.get('partners', '')}".strip()


def _say_consent(answer: object) -> str:
    return gettext("Yes") if answer else gettext("No")


_SAYERS: dict[QuestionKind, Callable[[object], str]] = {
    QuestionKind.SHORT: _say_text,
    QuestionKind.LONG: _say_text,
    QuestionKind.COUNTRY: _say_country,
    QuestionKind.ZONE: _say_zone,
    QuestionKind.LANGUAGES: _say_languages,
    QuestionKind.EARLIER: _say_earlier,
    QuestionKind.CONSENT: _say_consent,
}
