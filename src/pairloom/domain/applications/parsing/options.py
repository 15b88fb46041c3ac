"""Find the option that somebody meant: by its code, or by its label in any language of the form."""

from collections.abc import Iterable
from functools import cache

from pairloom.domain.programs.catalogue import Option, Question
from pairloom.sheets.folding import fold_text

JOINING = frozenset("and or y o e et ou und oder".split())


class Options:
    """The options of one question, by every way in which an export may write them."""

    def __init__(self, question: Question) -> None:
        self._codes: dict[str, str] = {}
        self._words: dict[frozenset[str], str] = {}
        for option in question.options:
            self._add(option)

    def find(self, text: str) -> str:
        """Find the code of what is written; "" where no option is written so."""
        folded = fold_text(text)
        return self._codes.get(folded) or self._words.get(_list_words(folded), "")

    def has(self, code: str) -> bool:
        """Tell whether there is an option of this code."""
        return code in self._codes.values()

    def find_all(self, texts: Iterable[str]) -> tuple[list[str], list[str]]:
        """Find the codes of several texts, and list those that no option is written like."""
        found = [(text, self.find(text)) for text in texts]
        return [code for _, code in found if code], [text for text, code in found if not code]

    def _add(self, option: Option) -> None:
        for name in (option.code, *option.label.values()):
            folded = fold_text(name)
            self._codes.setdefault(folded, option.code)
            self._words.setdefault(_list_words(folded), option.code)


@cache
def _list_words(folded: str) -> frozenset[str]:
    """List the words of a label without those that only join: "law or health" is "law / health"."""
    return frozenset(word for word in folded.split() if word not in JOINING)
