"""Find what is wrong with answers: missing, too long, too many, unknown, or saying two things at once."""

from collections.abc import Callable, Mapping
from functools import cache
from zoneinfo import available_timezones

from pairloom.domain.applications.rules.answers import LONGEST_LINE, LONGEST_TEXT, list_questions, shape_answer
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.people.states import Level
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.answers.world_names import load_english_country_names, load_english_language_names

LEVELS = frozenset(level.value for level in Level)


def find_faults(form: Form, section: str, answers: Mapping[str, object]) -> dict[str, Refused]:
    """Find what is wrong in a section (in all where it is empty), by the name of the question; the first fault each."""
    found = ((one.name, find_fault(one, answers.get(one.name))) for one in list_questions(form, section))
    return {name: fault for name, fault in found if fault is not None}


def find_fault(question: Question, value: object) -> Refused | None:
    """Find what is wrong with one answer."""
    answer = shape_answer(question, value)
    if not answer:
        is_consent = question.kind is QuestionKind.CONSENT
        missing = Reason.AGREEMENT_MISSING if is_consent else Reason.ANSWER_MISSING
        return _refuse(missing, question) if question.is_required else None
    check = _CHECKS.get(question.kind)
    return None if check is None else check(question, answer)


def _refuse(reason: Reason, question: Question, **details: int) -> Refused:
    return Refused(reason, question=question.name, **details)


def _check_text(question: Question, answer: object) -> Refused | None:
    most = question.most or (LONGEST_LINE if question.kind is QuestionKind.SHORT else LONGEST_TEXT)
    return _check_length(question, str(answer), most)


def _check_length(question: Question, text: str, most: int) -> Refused | None:
    return _refuse(Reason.ANSWER_LONG, question, found=len(text), most=most) if len(text) > most else None


def _check_choice(question: Question, answer: object) -> Refused | None:
    return None if question.find_option(str(answer)) else _refuse(Reason.ANSWER_WRONG, question)


def _check_codes(question: Question, answer: object) -> Refused | None:
    """Refuse codes that the form does not have, more than may be chosen, and "no preference" beside a preference."""
    codes = answer if isinstance(answer, list) else []
    options = [question.find_option(code) for code in codes]
    if None in options:
        return _refuse(Reason.ANSWER_WRONG, question)
    if question.most and len(codes) > question.most:
        return _refuse(Reason.ANSWER_MANY, question, found=len(codes), most=question.most)
    is_open = any(option is not None and option.is_open for option in options)
    return _refuse(Reason.ANSWER_BOTH_WAYS, question) if is_open and len(codes) > 1 else None


def _check_country(question: Question, answer: object) -> Refused | None:
    return None if answer in load_english_country_names() else _refuse(Reason.ANSWER_WRONG, question)


def _check_languages(question: Question, answer: object) -> Refused | None:
    levels = answer if isinstance(answer, Mapping) else {}
    if "" in levels.values():
        return _refuse(Reason.LEVEL_MISSING, question)
    is_known = set(levels) <= set(load_english_language_names()) and set(levels.values()) <= LEVELS
    return None if is_known else _refuse(Reason.ANSWER_WRONG, question)


def _check_zone(question: Question, answer: object) -> Refused | None:
    return None if answer in _list_zones() else _refuse(Reason.ANSWER_WRONG, question)


def _check_wish(question: Question, answer: object) -> Refused | None:
    is_offered = answer in {ask.value for ask in question.asks}
    return None if is_offered else _refuse(Reason.ANSWER_WRONG, question)


def _check_earlier(question: Question, answer: object) -> Refused | None:
    partners = answer.get("partners", "") if isinstance(answer, Mapping) else ""
    return _check_length(question, str(partners), LONGEST_TEXT)


@cache
def _list_zones() -> frozenset[str]:
    return frozenset(available_timezones())


_CHECKS: dict[QuestionKind, Callable[[Question, object], Refused | None]] = {
    QuestionKind.SHORT: _check_text,
    QuestionKind.LONG: _check_text,
    QuestionKind.CHOICE: _check_choice,
    QuestionKind.SCALE: _check_choice,
    QuestionKind.SEVERAL: _check_codes,
    QuestionKind.HOURS: _check_codes,
    QuestionKind.COUNTRY: _check_country,
    QuestionKind.LANGUAGES: _check_languages,
    QuestionKind.ZONE: _check_zone,
    QuestionKind.WISH: _check_wish,
    QuestionKind.EARLIER: _check_earlier,
}
