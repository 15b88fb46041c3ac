"""Read the cell of a column that one question of the form names: whatever kind the question is of."""

import re

from pairloom.domain.applications.parsing.options import Options
from pairloom.domain.applications.parsing.wishes import read_ask
from pairloom.domain.people.states import Level
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.answers.languages import LanguageReader
from pairloom.sheets.folding import is_placeholder, tidy_text

_PARTS = re.compile(r"[;\n|]")
_NARROW = re.compile(r"[;\n|,]")
CODES = frozenset({QuestionKind.SEVERAL, QuestionKind.HOURS})
ONE_CODE = frozenset({QuestionKind.CHOICE, QuestionKind.SCALE})


class CellReader:
    """Reads the cells of organisers' own questions; gives the answer, and what of the cell was not understood."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._options = {one.name: Options(one) for one in form.questions if one.options}
        self._languages = LanguageReader()

    def find_options(self, question: Question) -> Options:
        """Find the options of a question."""
        return self._options[question.name]

    def read(self, question: Question, text: str) -> tuple[object, list[str]]:
        """Read one cell; an empty one is no answer."""
        if is_placeholder(text):
            return None, []
        if question.kind in CODES:
            return self._read_codes(question, text)
        if question.kind in ONE_CODE:
            code = self._options[question.name].find(text)
            return code, [] if code else [text]
        if question.kind is QuestionKind.WISH:
            ask = read_ask(question, self._form, text)
            return ask, [] if ask else [text]
        if question.kind is QuestionKind.LANGUAGES:
            return self._read_languages(text)
        return text, []

    def _read_codes(self, question: Question, text: str) -> tuple[list[str], list[str]]:
        """Read several options; a text that is one option as a whole may hold commas."""
        options = self._options[question.name]
        whole, unread = options.find_all(tidy_text(part) for part in _PARTS.split(text) if not is_placeholder(part))
        narrow = (tidy_text(part) for piece in unread for part in _NARROW.split(piece) if not is_placeholder(part))
        more, unread = options.find_all(narrow)
        return [*whole, *more], unread

    def _read_languages(self, text: str) -> tuple[dict[str, str], list[str]]:
        reading = self._languages.read(text, country=None)
        levels = {code: Level[level.name].value for code, level in reading.levels.items()}
        return levels, [entry.written for entry in reading.entries if not entry.code]
