"""Know languages by the names and codes people use."""

from functools import cache

from pairloom.sheets.answers.likeness import NameIndex
from pairloom.sheets.answers.world_names import (
    load_english_language_names,
    load_language_aliases,
    load_language_names,
)
from pairloom.sheets.folding import fold_text
from pairloom.sheets.lists import load_list


def find_language(folded: str) -> str:
    """Find the code of the language that a folded text names; empty when it is none."""
    if not folded:
        return ""
    name = folded.removesuffix(" language").removeprefix("language ")
    code = load_all_names().get(name)
    if code:
        return code
    if len(name) in (2, 3) and name.isascii():
        alias = load_language_aliases().get(name, name)
        return alias if alias in load_english_language_names() or alias in load_folds() else ""
    return ""


@cache
def load_all_names() -> dict[str, str]:
    """Load folded name -> language code, from the Unicode files and from the own list, which wins."""
    listed = load_list("languages")["names"]
    own = {fold_text(name): code for code, names in listed.items() for name in names}
    return {**load_language_names(), **own}


@cache
def index_all_names() -> NameIndex:
    """Index all names for finding those that are alike."""
    return NameIndex(load_all_names())


@cache
def load_folds() -> dict[str, str]:
    """Load code of a variant -> code of the language it is matched as."""
    return {variant: code for code, variants in load_list("languages")["fold"].items() for variant in variants}
