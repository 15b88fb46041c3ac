"""Read how well somebody says to speak a language."""

from functools import cache

from pairloom.sheets.folding import fold_text
from pairloom.sheets.lists import load_list
from pairloom.sheets.people import Level

_LEVELS = {"basic": Level.BASIC, "good": Level.GOOD, "fluent": Level.FLUENT, "native": Level.NATIVE}
_LONGEST_LEVEL = 3  # words
_LONGEST_ENTRY = 12  # words; a longer entry is a sentence


def take_level(folded: str) -> tuple[str, Level | None]:
    """Take the words of a level off the end or the start of an entry."""
    words = folded.split()
    if len(words) > _LONGEST_ENTRY:
        return folded, None
    levels = _load_level_words()
    for length in range(min(_LONGEST_LEVEL, len(words) - 1), 0, -1):
        tail, head = " ".join(words[-length:]), " ".join(words[:length])
        if tail in levels:
            return _drop_link_words(words[:-length]), levels[tail]
        if head in levels:
            return _drop_link_words(words[length:]), levels[head]
    return folded, None


def find_level_word(words: list[str]) -> str:
    """Find the first single word that says a level; empty when none does."""
    levels = _load_level_words()
    return next((word for word in words if word in levels), "")


def _drop_link_words(words: list[str]) -> str:
    rest, _ = take_level(" ".join(words))
    return rest.removesuffix(" level").removeprefix("of ")


@cache
def _load_level_words() -> dict[str, Level]:
    listed = load_list("languages")["levels"]
    return {fold_text(word): _LEVELS[level] for level, words in listed.items() for word in words}
