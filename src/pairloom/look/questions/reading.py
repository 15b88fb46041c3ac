"""Read what was sent back for a question into the shape in which answers are kept."""

from collections.abc import Callable

from django.http import QueryDict

from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import Ask, QuestionKind
from pairloom.look.questions.lists import MOST_ROWS
from pairloom.look.questions.shown import name_field


def read_section(form: Form, section: str, posted: QueryDict) -> dict[str, object]:
    """Read the answers to the questions of a section, by name."""
    return {one.name: read_answer(one, posted) for one in form.list_section(section)}


def read_answer(question: Question, posted: QueryDict) -> object:
    """Read the answer to one question, as it was written; what is wrong with it is for the rules to say."""
    return _READERS.get(question.kind, _read_word)(name_field(question.name), posted)


def _read_word(field: str, posted: QueryDict) -> str:
    return str(posted.get(field, "")).strip()


def _read_codes(field: str, posted: QueryDict) -> list[str]:
    return [str(code) for code in posted.getlist(field) if code]


def _read_wish(field: str, posted: QueryDict) -> str:
    return _read_word(field, posted) or Ask.ANY.value


def _read_languages(field: str, posted: QueryDict) -> dict[str, str]:
    """Read the rows in order; a language that stands there twice has the first level that was given for it."""
    known: dict[str, str] = {}
    for number in range(1, MOST_ROWS + 1):
        code = _read_word(f"{field}-{number}", posted)
        if code:
            known[code] = known.get(code) or _read_word(f"{field}-{number}-level", posted)
    return known


def _read_earlier(field: str, posted: QueryDict) -> dict[str, object]:
    """Read whether somebody took part; who names partners did."""
    partners = _read_word(f"{field}-partners", posted)
    return {"took_part": _read_word(field, posted) == "yes" or bool(partners), "partners": partners}


_READERS: dict[QuestionKind, Callable[[str, QueryDict], object]] = {
    QuestionKind.SEVERAL: _read_codes,
    QuestionKind.HOURS: _read_codes,
    QuestionKind.WISH: _read_wish,
    QuestionKind.LANGUAGES: _read_languages,
    QuestionKind.EARLIER: _read_earlier,
}
