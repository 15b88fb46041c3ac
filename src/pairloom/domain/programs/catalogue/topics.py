"""The topics that ship: texts for pairs to talk about, one file each, in as many languages as were written."""

from functools import cache

from pairloom.domain.programs.catalogue.templates import TEXTS


@cache
def read_topic_titles(language: str) -> dict[str, str]:
    """Read the title of every topic by its name, in a language, or in English where it is not written in it."""
    titles: dict[str, str] = {}
    for code in dict.fromkeys(("en", language)):
        for path in sorted(TEXTS.glob("*/topics/*.md")):
            if path.parts[-3] == code:
                titles[path.stem] = path.read_text(encoding="utf-8").split("\n", 1)[0].lstrip("# ").strip()
    return titles


def name_topic(name: str, language: str) -> str:
    """Give the title of a topic in a language, else in English; "" for one that does not ship."""
    return read_topic_titles(language).get(name, "")


@cache
def read_topic(name: str, language: str) -> str:
    """Read the text of a topic in a language, its title first; "" where it is not written in it."""
    if name not in read_topic_titles(language):
        return ""
    path = TEXTS / language / "topics" / f"{name}.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""
