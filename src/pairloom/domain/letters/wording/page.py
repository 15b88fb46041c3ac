"""Write the page of letters for organisers: `python -m pairloom.domain.letters.wording.page FILE`."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from pairloom.domain.letters.catalogue import KINDS, SHARED, Audience, Form, LetterKind, Placeholder
from pairloom.domain.letters.states import Lane, WhenUnsure
from pairloom.domain.letters.wording.languages import LANGUAGES
from pairloom.domain.letters.wording.reading import load_text

_AUDIENCES = {
    Audience.VISITOR: "somebody who typed an address on the site",
    Audience.APPLICANT: "somebody who has applied",
    Audience.MEMBER: "somebody who has an account",
    Audience.TEAM: "somebody of the team",
    Audience.READER: "everybody who said yes to news",
}
_LANES = {
    Lane.SIGN_IN: "before all others",
    Lane.SERVICE: "in its turn",
    Lane.BULK: "after all others, in growing slices that can be stopped",
}
_UNSURE = {
    WhenUnsure.DROP: "nothing: it would be out of date, and the reader can ask again",
    WhenUnsure.ASK: "an organiser is asked whether it shall go again",
    WhenUnsure.AGAIN_WITH_EVIDENCE: "it goes again on evidence that it did not arrive, or when an organiser asks",
}
_FORMS = {Form.LINE: "words", Form.PARAGRAPHS: "one or more paragraphs", Form.LINK: "a link", Form.CODE: "a code"}
_NAMES = {"en": "English", "es": "Spanish", "fr": "French", "ar": "Arabic"}
_LANGUAGES = ", ".join(_NAMES[language] for language in LANGUAGES[:-1]) + f" and {_NAMES[LANGUAGES[-1]]}"

_INTRODUCTION = f"""# The letters of Pairloom

This page is written from the catalogue of letters; change the catalogue, not the page. Developers write it anew with
`python -m pairloom.domain.letters.wording.page docs/organisers/letters.md`.

There are {len(KINDS)} kinds of letters, each shipped in {_LANGUAGES}. A reader gets each letter in
their own language; where there is no wording in it, in the program's language; else in English.

You can change every wording for your program, in each language, on the page "Wording of letters" of the office. The
first line is the subject. Below it you write plain text; `**bold**`, lists and `[links]({{link}})` work. Words in
braces, such as `{{name}}`, are filled in for each reader. What people typed is always shown as they typed it. When a
word in braces is wrong, or a needed one is missing, the page says which one and saves nothing. The wording that we
ship is kept: one press brings it back.

Below each letter stand the first name of the person who signs for your program, the reason why the reader got it, and
the address of the site. News have a line to stop them, too; other letters cannot be stopped one by one.
"""


def write_page() -> str:
    """Write the whole page."""
    shared = "\n".join(_list_placeholders(SHARED))
    sections = "\n".join(_write_kind(kind) for kind in KINDS.values())
    return f"{_INTRODUCTION}\n## Words for all letters\n\n{shared}\n\n{sections}"


def _write_kind(kind: LetterKind) -> str:
    """Write the section of one kind of letter, with its English wording."""
    text = load_text(kind.name, "en") or ""
    wording = "\n".join(f"> {line}".rstrip() for line in text.strip().replace("](", "] (").splitlines())
    return f"## {kind.title}\n\n{chr(10).join(_list_facts(kind))}\n\nThe English wording:\n\n{wording}\n"


def _list_facts(kind: LetterKind) -> Iterator[str]:
    """List what is to be known about one kind."""
    yield f"- Name: `{kind.name}`"
    yield f"- Sent when: {kind.sent_when}"
    yield f"- To: {_AUDIENCES[kind.audience]}"
    yield f"- Class: {'news, with a line to stop them' if kind.is_news else 'service'}"
    yield f"- Goes out: {_LANES[kind.lane]}"
    yield f"- When nobody knows whether it arrived: {_UNSURE[kind.when_unsure]}"
    if kind.expires_after:
        yield f"- Not sent any more after: {say_span(kind.expires_after)}"
    if kind.is_secret:
        yield "- Its words are deleted from our store once it is sent"
    yield from _list_placeholders(kind.placeholders)


def _list_placeholders(placeholders: dict[str, Placeholder]) -> Iterator[str]:
    """List placeholders with their meaning."""
    for name, place in placeholders.items():
        need = ", needed" if place.is_required else ""
        yield f"- `{{{name}}}` ({_FORMS[place.form]}{need}): {place.meaning}"


def say_span(span: timedelta) -> str:
    """Say a span in its largest whole unit."""
    minutes = int(span.total_seconds()) // 60
    for length, unit in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes % length == 0:
            count = minutes // length
            return f"{count} {unit}{'' if count == 1 else 's'}"
    raise ValueError(f"the span is {span}; it must be whole minutes")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(write_page(), encoding="utf-8")
