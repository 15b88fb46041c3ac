"""Read a form from JSON and write it back; what makes no sense is refused with the place where it stands."""

import pickle
from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue.form import LISTED, Form, Option, Question, Section, Words
from pairloom.domain.programs.states import Ask, FormFault, QuestionKind, Use

MOST_QUESTIONS, MOST_OPTIONS, MOST_MATCHED = 60, 200, 64
MOST_POINTS = 1000
LONGEST_NAME, LONGEST_TEXT = 40, 2000
ORDERED_USES = frozenset({Use.PREFER_SAME, Use.PREFER_DIFFERENT, Use.MUST_DIFFER, Use.MUST_SHARE})
USES: dict[QuestionKind, frozenset[Use]] = {
    QuestionKind.CHOICE: ORDERED_USES,
    QuestionKind.SCALE: ORDERED_USES,
    QuestionKind.SEVERAL: frozenset({Use.OVERLAP, Use.MUST_SHARE}),
    QuestionKind.WISH: frozenset({Use.AS_WISHED}),
}
"""How the matching can use each kind; NONE is always possible, but for wishes."""
ASKS: dict[QuestionKind, frozenset[Ask]] = {
    QuestionKind.CHOICE: frozenset({Ask.ANY, Ask.SAME, Ask.DIFFERENT, Ask.MORE}),
    QuestionKind.SCALE: frozenset({Ask.ANY, Ask.SAME, Ask.DIFFERENT, Ask.MORE}),
    QuestionKind.SEVERAL: frozenset({Ask.ANY, Ask.SAME}),
    QuestionKind.LANGUAGES: frozenset({Ask.ANY, Ask.MINE}),
}
"""What a wish may ask about each kind of question."""
E_ = TypeVar("E_", QuestionKind, Use, Ask)
MOST_KEPT = 32
_kept: dict[bytes, Form] = {}
"""Forms that this process has read, by what they were read from: each page of a form reads it, and few are alive."""


def read_form(document: object) -> Form:
    """Read a form; refused (Reason.FORM_WRONG, with `place` and `fault`) when it is not one."""
    written = pickle.dumps(document)
    form = _kept.get(written)
    if form is None:
        form = _read_anew(document)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[written] = form
    return form


def _read_anew(document: object) -> Form:
    outer = _expect_mapping(document, "form")
    sections = tuple(_read_section(each) for each in _expect_list(outer.get("sections"), "sections"))
    questions = tuple(_read_question(each) for each in _expect_list(outer.get("questions"), "questions"))
    made_from = {
        str(code): {str(key): str(word) for key, word in _expect_mapping(found, "made_from").items()}
        for code, found in _expect_mapping(outer.get("made_from", {}), "made_from").items()
    }
    form = Form(sections, questions, made_from)
    check_form(form)
    return form


def write_form(form: Form) -> dict[str, Any]:
    """Write a form as JSON values; read_form gives the same form again."""
    made_from = {code: dict(found) for code, found in form.made_from.items()}
    return {
        **({"made_from": made_from} if made_from else {}),
        "sections": [{"name": one.name, "title": dict(one.title), "help": dict(one.help)} for one in form.sections],
        "questions": [_write_question(one) for one in form.questions],
    }


def _write_question(one: Question) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind.value,
        "section": one.section,
        "label": dict(one.label),
        "help": dict(one.help),
        "options": [
            {"code": option.code, "label": dict(option.label), "is_open": option.is_open} for option in one.options
        ],
        "is_required": one.is_required,
        "is_shared": one.is_shared,
        "about": one.about,
        "asks": [ask.value for ask in one.asks],
        "use": one.use.value,
        "points": one.points,
        "text": one.text,
        "most": one.most,
    }


def _read_section(value: object) -> Section:
    values = _expect_mapping(value, "section")
    name = _read_name(values.get("name"), "section")
    return Section(name, _read_words(values.get("title"), name), _read_words(values.get("help", {}), name))


def _read_question(value: object) -> Question:
    values = _expect_mapping(value, "question")
    name = _read_name(values.get("name"), "question")
    return Question(
        name=name,
        kind=_read_word(QuestionKind, values.get("kind"), name),
        section=_read_name(values.get("section"), name),
        label=_read_words(values.get("label"), name),
        help=_read_words(values.get("help", {}), name),
        options=tuple(_read_option(each, name) for each in _expect_list(values.get("options", []), name)),
        is_required=values.get("is_required") is True,
        is_shared=values.get("is_shared") is True,
        about=str(values.get("about", "")),
        asks=tuple(_read_word(Ask, each, name) for each in _expect_list(values.get("asks", []), name)),
        use=_read_word(Use, values.get("use", "none"), name),
        points=_read_number(values.get("points", 0), name),
        text=str(values.get("text", "")),
        most=_read_number(values.get("most", 0), name),
    )


def _read_option(value: object, place: str) -> Option:
    values = _expect_mapping(value, place)
    code = _read_name(values.get("code"), place)
    return Option(code, _read_words(values.get("label"), place), values.get("is_open") is True)


def check_form(form: Form) -> None:
    """Refuse a form that people could not answer, or that the matching could not use."""
    if len(form.questions) > MOST_QUESTIONS:
        raise refuse("form", FormFault.QUESTIONS_MANY, len(form.questions), MOST_QUESTIONS)
    _check_once("form", FormFault.NAME_TWICE, [one.name for one in form.sections])
    _check_once("form", FormFault.NAME_TWICE, [one.name for one in form.questions])
    if form.find_kind(QuestionKind.COUNTRY) is None or form.find_kind(QuestionKind.LANGUAGES) is None:
        raise refuse("form", FormFault.BASICS_MISSING)
    for question in form.questions:
        _check_question(question, form)


def _check_question(one: Question, form: Form) -> None:
    if not any(one.label.values()):
        raise refuse(one.name, FormFault.LABEL_MISSING)
    if one.section not in {section.name for section in form.sections}:
        raise refuse(one.name, FormFault.SECTION_UNKNOWN, one.section)
    _check_options(one)
    allowed = USES.get(one.kind, frozenset()) | ({Use.NONE} if one.kind is not QuestionKind.WISH else set())
    if one.use not in allowed:
        raise refuse(one.name, FormFault.USE_WRONG, one.use.value)
    if not 0 <= one.points <= MOST_POINTS or (one.points == 0) == _needs_points(one):
        raise refuse(one.name, FormFault.POINTS_WRONG, one.points, MOST_POINTS)
    if one.use is not Use.NONE and one.is_required and not may_be_left_open(one):
        raise refuse(one.name, FormFault.NO_WAY_OUT)
    if one.kind is QuestionKind.WISH:
        _check_wish(one, form)


def may_be_left_open(one: Question) -> bool:
    """Tell whether somebody can answer that they have no preference; a wish always lets them."""
    return one.kind is QuestionKind.WISH or any(option.is_open for option in one.options)


def _needs_points(one: Question) -> bool:
    return one.use in {Use.PREFER_SAME, Use.PREFER_DIFFERENT, Use.OVERLAP, Use.AS_WISHED}


def _check_options(one: Question) -> None:
    if (one.kind in LISTED) != bool(one.options):
        raise refuse(one.name, FormFault.OPTIONS_UNWANTED if one.options else FormFault.OPTIONS_MISSING)
    most = MOST_MATCHED if one.use in {Use.OVERLAP, Use.MUST_SHARE} else MOST_OPTIONS
    if len(one.options) > most:
        raise refuse(one.name, FormFault.OPTIONS_MANY, len(one.options), most)
    _check_once(one.name, FormFault.OPTION_TWICE, [option.code for option in one.options])


def _check_wish(one: Question, form: Form) -> None:
    """Refuse a wish about nothing, one that asks what cannot be asked, or one that does not let people ask nothing."""
    about = form.find(one.about)
    if about is None or about.kind not in ASKS:
        raise refuse(one.name, FormFault.WISH_ABOUT_NOTHING, one.about[:LONGEST_NAME])
    if Ask.ANY not in one.asks or len(one.asks) < 2 or not ASKS[about.kind].issuperset(one.asks):
        raise refuse(one.name, FormFault.WISH_ASKS_WRONG)


def _check_once(place: str, fault: FormFault, names: list[str]) -> None:
    doubled = [name for name, count in Counter(names).items() if count > 1]
    if doubled:
        raise refuse(place, fault, doubled[0])


def refuse(place: str, fault: FormFault, found: str | int = "", most: int = 0) -> Refused:
    """Say where a form is wrong, and what was found."""
    return Refused(Reason.FORM_WRONG, place=place, fault=fault.value, found=found, most=most)


def _expect_mapping(value: object, place: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise refuse(place, FormFault.BROKEN, type(value).__name__)
    return value


def _expect_list(value: object, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise refuse(place, FormFault.BROKEN, type(value).__name__)
    return value


def _read_name(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.replace("_", "").replace("-", "").isalnum() or not value.isascii():
        raise refuse(place, FormFault.NAME, str(value)[:LONGEST_NAME])
    if len(value) > LONGEST_NAME:
        raise refuse(place, FormFault.NAME, f"{value[:LONGEST_NAME]}...")
    return value


def _read_words(value: object, place: str) -> Words:
    values = _expect_mapping(value, place)
    words = {str(code): str(text).strip() for code, text in values.items()}
    if any(len(text) > LONGEST_TEXT for text in words.values()):
        raise refuse(place, FormFault.TEXT_LONG, max(map(len, words.values())), LONGEST_TEXT)
    return {code: text for code, text in words.items() if text}


def _read_word(kind: type[E_], value: object, place: str) -> E_:
    try:
        return kind(str(value))
    except ValueError as error:
        raise refuse(place, FormFault.BROKEN, str(value)[:LONGEST_NAME]) from error


def _read_number(value: object, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise refuse(place, FormFault.BROKEN, str(value)[:LONGEST_NAME])
    return value
