"""Change a form: put a question in, take one away, move one, word it in another language. Each gives a new form."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count

from pairloom.domain.programs.catalogue.form import Form, Option, Question, Section, Words
from pairloom.domain.programs.catalogue.reading import LONGEST_NAME, check_form, refuse
from pairloom.domain.programs.states import FormFault, QuestionKind

WORD = re.compile(r"[a-z0-9]+")


def make_name(label: str, *, taken: Collection[str], otherwise: str) -> str:
    """Make a name that is not taken from a label; from another word where the label has no plain letters."""
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    stem = "-".join(WORD.findall(plain))[: LONGEST_NAME - 4].strip("-") or otherwise
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def code_options(options: Collection[Option]) -> tuple[Option, ...]:
    """Give options that have no code yet one that is made from their label."""
    taken, coded = {option.code for option in options}, []
    for option in options:
        label = next(iter(option.label.values()), "")
        code = option.code or make_name(label, taken=taken, otherwise="option")
        taken.add(code)
        coded.append(replace(option, code=code))
    return tuple(coded)


def add_question(form: Form, question: Question) -> Form:
    """Put a question at the end of its section."""
    places = [place for place, one in enumerate(form.questions) if one.section == question.section]
    end = places[-1] + 1 if places else len(form.questions)
    return _check(replace(form, questions=(*form.questions[:end], question, *form.questions[end:])))


def change_question(form: Form, question: Question) -> Form:
    """Put a question in the place of the one that has its name."""
    return _check(
        replace(form, questions=tuple(question if one.name == question.name else one for one in form.questions))
    )


def remove_question(form: Form, name: str) -> Form:
    """Take a question away; refused while a wish asks about it."""
    wish = next((one for one in form.questions if one.kind is QuestionKind.WISH and one.about == name), None)
    if wish is not None:
        raise refuse(name, FormFault.WISHED_ABOUT, wish.name)
    return _check(replace(form, questions=tuple(one for one in form.questions if one.name != name)))


def move_question(form: Form, name: str, *, step: int) -> Form:
    """Move a question over its neighbours in its section: -1 is one up, 1 one down; at the edge it stays."""
    question = form.find(name)
    if question is None:
        return form
    order = [one.name for one in form.list_section(question.section)]
    place = order.index(name)
    order.insert(max(0, min(place + step, len(order) - 1)), order.pop(place))
    moved = iter(order)
    questions = (next(moved) if one.section == question.section else one.name for one in form.questions)
    return replace(form, questions=tuple(found for each in questions if (found := form.find(each))))


def list_words(form: Form, section: Section, *, language: str) -> dict[str, str]:
    """List the texts of a section in a language, by the keys that word_section takes; "" where there is none."""
    words = {"title": section.title, "help": section.help}
    for one in form.list_section(section.name):
        words |= {f"{one.name}.label": one.label, f"{one.name}.help": one.help}
        words |= {f"{one.name}.options.{option.code}": option.label for option in one.options}
    return {key: said.get(language, "") for key, said in words.items()}


def word_section(form: Form, section: Section, words: Mapping[str, str], *, language: str) -> Form:
    """Word a section and its questions in a language: `title`, `help`, `<question>.label`, `.help`, `.options.<code>`.

    A text that is empty is taken away in that language; one that is not named stays.
    """
    titled = replace(
        section,
        title=_reword(section.title, language, words.get("title")),
        help=_reword(section.help, language, words.get("help")),
    )
    questions = tuple(
        _word_question(one, words, language) if one.section == section.name else one for one in form.questions
    )
    sections = tuple(titled if one.name == section.name else one for one in form.sections)
    return _check(replace(form, sections=sections, questions=questions))


def _word_question(one: Question, words: Mapping[str, str], language: str) -> Question:
    return replace(
        one,
        label=_reword(one.label, language, words.get(f"{one.name}.label")),
        help=_reword(one.help, language, words.get(f"{one.name}.help")),
        options=tuple(
            replace(option, label=_reword(option.label, language, words.get(f"{one.name}.options.{option.code}")))
            for option in one.options
        ),
    )


def _reword(words: Words, language: str, text: str | None) -> Words:
    if text is None:
        return words
    kept = {code: said for code, said in words.items() if code != language}
    return {**kept, language: text.strip()} if text.strip() else kept


def check_same_meaning(before: Form, after: Form) -> None:
    """Refuse to let a question ask for something of another kind, or a wish for something else, under its old name."""
    for question in after.questions:
        known = before.find(question.name)
        if known is not None and (known.kind, known.about) != (question.kind, question.about):
            raise refuse(question.name, FormFault.MEANING_CHANGED)


def _check(form: Form) -> Form:
    check_form(form)
    return form
