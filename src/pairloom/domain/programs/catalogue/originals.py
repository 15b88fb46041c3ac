"""Remember from which original a translation was made, so that a changed original asks for a new one.

Only what is out of date is noted: Form.made_from holds, by language and text, a short word for the original that the
translation was made from. A text that is not named there is up to date.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from pairloom.domain.programs.catalogue.form import Form, Question, Section, Words


def list_texts(form: Form) -> dict[str, Words]:
    """List all texts of a form in all languages, by a key that tells each apart."""
    texts: dict[str, Words] = {}
    for section in form.sections:
        texts |= _list_of_section(section)
    for question in form.questions:
        texts |= dict(_list_of_question(question))
    return texts


def _list_of_section(section: Section) -> dict[str, Words]:
    return {f"{section.name}/title": section.title, f"{section.name}/help": section.help}


def _list_of_question(one: Question) -> Iterator[tuple[str, Words]]:
    yield f"{one.name}.label", one.label
    yield f"{one.name}.help", one.help
    for option in one.options:
        yield f"{one.name}.options.{option.code}", option.label


def note_originals(before: Form, after: Form, *, own: str) -> Form:
    """Note which translations stayed while their original, in the program's own language, was changed."""
    was, now = list_texts(before), list_texts(after)
    languages = sorted({code for said in now.values() for code in said} - {own})
    noted = {code: dict(_list_outdated(was, now, after.made_from.get(code, {}), (own, code))) for code in languages}
    return replace(after, made_from={code: found for code, found in noted.items() if found})


def _list_outdated(
    was: Mapping[str, Words], now: Mapping[str, Words], known: Mapping[str, str], languages: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """List the texts of which only the original changed, with a word for the original that they were made from."""
    own, code = languages
    for key, said in now.items():
        before = was.get(key, {})
        original = before.get(own, "")
        made_from = known.get(key) or (shorten(original) if original else "")
        is_kept = bool(said.get(code)) and said.get(code) == before.get(code)
        if is_kept and made_from not in {"", shorten(said.get(own, ""))}:
            yield key, made_from


def list_outdated(form: Form, section: Section, *, language: str) -> set[str]:
    """List the texts of a section whose original has changed since, by the keys that list_words gives."""
    known = form.made_from.get(language, {})
    names = [one.name for one in form.list_section(section.name)]
    own = {key for key in ("title", "help") if f"{section.name}/{key}" in known}
    return own | {key for key in known if "/" not in key and key.split(".", 1)[0] in names}


def keep_words(form: Form, section: Section, keys: Collection[str], *, language: str) -> Form:
    """Note that texts still fit, though their original has changed; keys are those that list_words gives."""
    fitting = {f"{section.name}/{key}" if key in {"title", "help"} else key for key in keys}
    left = {key: word for key, word in form.made_from.get(language, {}).items() if key not in fitting}
    others = {code: found for code, found in form.made_from.items() if code != language}
    return replace(form, made_from={**others, language: left} if left else others)


def shorten(text: str) -> str:
    """Make a short word of a text: another text has another word."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
