"""Find words of a list in folded texts; a star stands for any ending."""

import re
from collections.abc import Iterable
from functools import cache

from pairloom.sheets.lists import load_list


@cache
def find_words(name: str, *path: str) -> re.Pattern[str]:
    """Make the pattern that finds any of the listed words in a folded text."""
    listed = load_list(name)
    for step in path:
        listed = listed[step]
    return make_pattern(tuple(listed))


def make_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Make a pattern of words; "interest*" finds interested, "slow*internet*" finds "slow and costly internet"."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(_translate(word) for word in longest_first)})(?!\S)")


def _translate(word: str) -> str:
    parts = word.split("*")
    middle = r"\S*(?:\s+\S+){0,3}?\s+\S*?"
    if len(parts) == 1:
        return re.escape(word)
    inner = [part for part in parts if part]
    joined = middle.join(re.escape(part) for part in inner)
    return joined + (r"\S*" if word.endswith("*") else "")
