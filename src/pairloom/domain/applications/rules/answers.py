"""Bring answers into the shape that their question asks for. What people wrote is kept, and never interpreted."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping

from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import Ask, QuestionKind

LONGEST_TEXT = 20_000
LONGEST_LINE = 500
LONGEST_CODE = 64
MOST_CODES = 200
# Embeddings, overrides and isolates turn the words around them; plain marks of direction stay, Arabic needs them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))


def list_questions(form: Form, section: str) -> tuple[Question, ...]:
    """List the questions of a section; of all sections where it is empty."""
    return form.list_section(section) if section else form.questions


def clean_answers(form: Form, section: str, answers: Mapping[str, object]) -> dict[str, object]:
    """Give the answers of a section as they are kept; what was not answered is empty, in the shape of its kind."""
    return {one.name: clean_answer(one, answers.get(one.name)) for one in list_questions(form, section)}


def clean_answer(question: Question, value: object) -> object:
    """Give one answer as it is kept: composed (NFC), without steering signs, no longer than its column."""
    shaped = shape_answer(question, value)
    if isinstance(shaped, str):
        return shaped[: find_longest(question)]
    if question.kind is QuestionKind.EARLIER and isinstance(shaped, dict):
        return {**shaped, "partners": shaped["partners"][:LONGEST_TEXT]}
    return shaped


def find_longest(question: Question) -> int:
    """Find how many signs of an answer are kept, whatever the question itself allows."""
    if question.kind is QuestionKind.LONG:
        return LONGEST_TEXT
    return LONGEST_LINE if question.kind is QuestionKind.SHORT else LONGEST_CODE


def shape_answer(question: Question, value: object) -> object:
    """Give an answer the shape of its kind, in full length."""
    return _SHAPES[question.kind](question, value)


def tidy_line(value: object) -> str:
    """Bring words onto one line, without what cannot be shown; what is no text is empty."""
    return " ".join(_drop_unfit(value).split())


def tidy_text(value: object) -> str:
    """Keep the lines of a text, at most one of them empty between two others."""
    lines = [" ".join(line.split()) for line in _drop_unfit(value).strip().split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip()


def _drop_unfit(value: object) -> str:
    if not isinstance(value, str):
        return ""
    unified = value.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS).replace("\t", " ")
    return unicodedata.normalize("NFC", "".join(sign for sign in unified if sign == "\n" or _is_fit(sign)))


def _is_fit(sign: str) -> bool:
    return sign not in _TURNING and unicodedata.category(sign) not in {"Cc", "Cs", "Co"}


def _shape_line(_question: Question, value: object) -> str:
    return tidy_line(value)


def _shape_text(_question: Question, value: object) -> str:
    return tidy_text(value)


def _shape_country(_question: Question, value: object) -> str:
    return tidy_line(value).upper()


def _shape_wish(_question: Question, value: object) -> str:
    return tidy_line(value) or Ask.ANY.value


def _shape_codes(question: Question, value: object) -> list[str]:
    """Give the codes in the order of the form, each once, those that it does not have at the end."""
    given = [tidy_line(code)[:LONGEST_CODE] for code in _list_parts(value)]
    order = {option.code: place for place, option in enumerate(question.options)}
    chosen = dict.fromkeys(code for code in given if code)
    return sorted(chosen, key=lambda code: order.get(code, len(order)))[:MOST_CODES]


def _list_parts(value: object) -> Iterable[object]:
    if isinstance(value, str):
        return [value]
    return value if isinstance(value, list | tuple) else []


def _shape_languages(_question: Question, value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {}
    pairs = ((tidy_line(code)[:LONGEST_CODE], tidy_line(level)[:LONGEST_CODE]) for code, level in value.items())
    return dict([(code, level) for code, level in pairs if code][:MOST_CODES])


def _shape_earlier(_question: Question, value: object) -> dict[str, object]:
    given = value if isinstance(value, Mapping) else {}
    return {"took_part": given.get("took_part") is True, "partners": tidy_text(given.get("partners"))}


_SHAPES: dict[QuestionKind, Callable[[Question, object], object]] = {
    QuestionKind.SHORT: _shape_line,
    QuestionKind.LONG: _shape_text,
    QuestionKind.CHOICE: _shape_line,
    QuestionKind.SCALE: _shape_line,
    QuestionKind.SEVERAL: _shape_codes,
    QuestionKind.HOURS: _shape_codes,
    QuestionKind.COUNTRY: _shape_country,
    QuestionKind.LANGUAGES: _shape_languages,
    QuestionKind.ZONE: _shape_line,
    QuestionKind.WISH: _shape_wish,
    QuestionKind.EARLIER: _shape_earlier,
    QuestionKind.CONSENT: _shape_line,
}
