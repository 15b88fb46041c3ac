"""Refuse new words that are too long, or two answers that nobody could tell apart; what stands already may stay."""

from collections import Counter

from pairloom.domain.programs.catalogue.form import Form, Question
from pairloom.domain.programs.catalogue.originals import list_texts
from pairloom.domain.programs.catalogue.reading import refuse
from pairloom.domain.programs.states import FormFault

LONGEST_LABEL, LONGEST_HELP, LONGEST_OPTION = 200, 600, 120
"""The most signs of a question or title, of the help below it, and of an answer to choose."""


def find_most(key: str) -> int:
    """Find how many signs a text may have, by its key."""
    if key.endswith(("/help", ".help")) or key == "help":
        return LONGEST_HELP
    return LONGEST_OPTION if ".options." in key else LONGEST_LABEL


def check_new_words(before: Form, after: Form) -> None:
    """Refuse a text that is new and too long, and a new answer that says the same as another one."""
    was = list_texts(before)
    for key, words in list_texts(after).items():
        found = max((len(text) for code, text in words.items() if text != was.get(key, {}).get(code)), default=0)
        if found > find_most(key):
            raise refuse(key, FormFault.TEXT_LONG, found, find_most(key))
    for question in after.questions:
        known = before.find(question.name)
        if known is None or known.options != question.options:
            _check_told_apart(question)


def _check_told_apart(one: Question) -> None:
    """Refuse two answers with the same text in one language."""
    said = Counter((code, _plain(text)) for option in one.options for code, text in option.label.items() if text)
    doubled = [text for (_code, text), count in said.items() if count > 1]
    if doubled:
        raise refuse(one.name, FormFault.OPTION_TWICE, doubled[0])


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
