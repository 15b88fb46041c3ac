"""The templates that a program can begin with: a form, the hard rules of matching, topics and pages.

`forms/<name>.toml` beside this file holds what has no language; `texts/<language>/forms/<name>.toml` the words.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue.form import Form
from pairloom.domain.programs.catalogue.reading import read_form

FOLDER = Path(__file__).resolve().parent / "forms"
TEXTS = Path(__file__).resolve().parents[3] / "texts"


@dataclass(frozen=True)
class Template:
    """What a new program begins with.

    plan     what is not a question: rules and weights of languages, hours, first-timers, regions (see pairs/engine)
    topics   names of files in texts/<language>/topics, in the order in which they are sent
    titles   what the template is called, by language
    """

    name: str
    titles: Mapping[str, str]
    form: Form
    plan: Mapping[str, Any]
    topics: tuple[str, ...]


def list_templates() -> list[str]:
    """List the names of the templates that ship with Pairloom."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def load_template(name: str) -> Template:
    """Read a template with its words in all languages; refused when there is none of that name."""
    if name not in list_templates():
        raise Refused(Reason.TEMPLATE_UNKNOWN, found=name[:60])
    bones = _read(FOLDER / f"{name}.toml")
    words = {path.parents[1].name: _read(path) for path in sorted(TEXTS.glob(f"*/forms/{name}.toml"))}
    document = {
        "sections": [_word_section(one, words) for one in bones["sections"]],
        "questions": [_word_question(one, words) for one in bones["questions"]],
    }
    titles = {language: str(texts["title"]) for language, texts in words.items()}
    return Template(name, titles, read_form(document), bones["plan"], tuple(bones["topics"]))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _word_section(name: str, words: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "title": _gather(words, "sections", name, "title"),
        "help": _gather(words, "sections", name, "help"),
    }


def _word_question(bones: Mapping[str, Any], words: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    name = bones["name"]
    open_code = bones.get("open", "")
    return {
        **{key: value for key, value in bones.items() if key != "open"},
        "label": _gather(words, "questions", name, "label"),
        "help": _gather(words, "questions", name, "help"),
        "options": [
            {
                "code": code,
                "label": _gather(words, "questions", name, "options", code),
                "is_open": code == open_code,
            }
            for code in bones.get("options", ())
        ],
    }


def _gather(words: Mapping[str, Mapping[str, Any]], *path: str) -> dict[str, str]:
    """Gather one text in every language that has it."""
    found = {language: _follow(texts, path) for language, texts in words.items()}
    return {language: text for language, text in found.items() if text}


def _follow(texts: Mapping[str, Any], path: tuple[str, ...]) -> str:
    step: Any = texts
    for name in path:
        step = step.get(name, {}) if isinstance(step, Mapping) else {}
    return step if isinstance(step, str) else ""
