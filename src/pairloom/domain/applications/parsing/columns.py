"""What the columns of a sheet hold: what every sheet can hold, and any question of the form."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pairloom.domain.applications.rules.columns import QUESTION, find_field, list_meanings
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.errors import SheetError
from pairloom.sheets.folding import fold_text
from pairloom.sheets.mapping import Field, build_mapping, guess_loosely, load_parts
from pairloom.sheets.mapping import Mapping as SheetMapping
from pairloom.sheets.tables import Table

DATE_ORDERS = ("day", "month")


@dataclass(frozen=True)
class Columns:
    """How a sheet is read: the mapping of the sheet, and heading -> name of the question that the column answers."""

    mapping: SheetMapping
    questions: Mapping[str, str] = field(default_factory=dict)

    def tell(self, heading: str) -> str:
        """Tell what a column holds, as the word that choose_columns takes."""
        name = self.questions.get(heading)
        return self.mapping.columns.get(heading, Field.IGNORE).value if name is None else f"{QUESTION}{name}"


def guess_columns(table: Table, form: Form) -> Columns:
    """Guess what each column holds; a heading that is a question's name or label decides, in whatever language."""
    guessed = guess_loosely(table)
    named = _index_questions(form)
    told = {heading: named[fold_text(heading)] for heading in table.headings if fold_text(heading) in named}
    chosen: dict[str, str] = {}
    for heading, question in told.items():
        usual = find_field(question, form)
        chosen[heading] = f"{QUESTION}{question.name}" if usual is None else usual.value
    return choose_columns(_make_room(Columns(guessed), chosen), chosen, form)


def _make_room(columns: Columns, chosen: Mapping[str, str]) -> Columns:
    """Give up guesses for which a heading has told a better column."""
    taken = {word for word in chosen.values() if not word.startswith(QUESTION)}
    kept = {heading: each for heading, each in columns.mapping.columns.items() if each.value not in taken}
    return Columns(replace(columns.mapping, columns=kept), columns.questions)


def _index_questions(form: Form) -> dict[str, Question]:
    named: dict[str, Question] = {}
    for question in form.questions:
        for text in (question.name, *question.label.values()):
            if question.kind is not QuestionKind.CONSENT:
                named.setdefault(fold_text(text), question)
    return named


def choose_columns(columns: Columns, chosen: Mapping[str, str], form: Form, *, date_order: str = "") -> Columns:
    """Change what columns hold, heading -> word; a word that is none of list_meanings leaves the column as it was."""
    known = frozenset(list_meanings(form))
    words = {heading: word for heading, word in chosen.items() if word in known}
    fields, questions = dict(columns.mapping.columns), dict(columns.questions)
    for heading, word in words.items():
        questions.pop(heading, None)
        fields[heading] = Field.IGNORE if word.startswith(QUESTION) else Field(word)
        if word.startswith(QUESTION):
            questions[heading] = word.removeprefix(QUESTION)
    order = date_order if date_order in DATE_ORDERS else columns.mapping.date_order
    return Columns(replace(columns.mapping, columns=fields, date_order=order), questions)


def load_columns(text: str, table: Table, form: Form) -> Columns:
    """Read what write_columns wrote, or a mapping of the command line; columns it does not name are guessed.

    Raises SheetError with one sentence when the text makes no sense.
    """
    parts = load_parts(text)
    questions = _read_questions(parts.pop("questions", {}))
    told, guessed = Columns(build_mapping(parts), questions), guess_columns(table, form)
    named = {*told.mapping.columns, *questions}
    words = {heading: (told if heading in named else guessed).tell(heading) for heading in table.headings}
    return choose_columns(Columns(replace(told.mapping, columns={})), words, form)


def _read_questions(part: object) -> dict[str, str]:
    if not isinstance(part, Mapping):
        raise SheetError("The mapping's part 'questions' is no list of lines; [questions] and lines below are wanted.")
    return {str(heading): str(name) for heading, name in part.items()}


def write_columns(columns: Columns) -> str:
    """Write how a sheet is read as TOML, for the next import."""
    mapping = columns.mapping
    parts: dict[str, Mapping[str, object]] = {
        "columns": mapping.columns,
        "questions": columns.questions,
        "sectors": mapping.sectors,
        "stages": {text: "" if stage is None else stage.name.lower() for text, stage in mapping.stages.items()},
        "wishes": {text: sorted(wishes) for text, wishes in mapping.wishes.items()},
        "interests": mapping.interests,
        "countries": mapping.countries,
        "languages": mapping.languages,
        "territories": mapping.territories,
    }
    lines = [f"date_order = {_quote(mapping.date_order)}"]
    for name, told in parts.items():
        lines += [f"[{name}]", *(f"{_quote(key)} = {_quote(value)}" for key, value in told.items())] if told else []
    return "\n".join([*lines, ""])


def _quote(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
