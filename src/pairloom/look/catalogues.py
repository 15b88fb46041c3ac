"""Gather the sentences of pages into catalogues of translations, in Python alone: no gettext program is needed.

`python -m pairloom.look.catalogues` brings locale/<language>/LC_MESSAGES/django.po up to date with the code and the
templates, keeps what was translated, says what is missing, and compiles each .po into the .mo that Django reads.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from pairloom.domain.letters.catalogue import KINDS

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
ROOMS = ("doors", "domain", "look")
LETTERS = "domain/letters/catalogue/__init__.py"
KEYWORDS: Any = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
SOURCE_LANGUAGE = "en"
# Catalogues carry a date in their head; one that never moves keeps them the same on every run.
SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def list_sources() -> list[Path]:
    """List the files that hold sentences: the code of doors, domain and look, and all templates."""
    code = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    templates = [path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt"}]
    return sorted(code + templates)


def read_source(path: Path) -> io.BytesIO:
    """Read a file as Python; of a template only what it wants translated is left."""
    text = path.read_text(encoding="utf-8")
    return io.BytesIO((text if path.suffix == ".py" else templatize(text, origin=str(path))).encode())


def gather_messages() -> Catalog:
    """Gather all sentences, each with the files it stands in."""
    catalog = Catalog(fuzzy=False, creation_date=SOME_DAY, revision_date=SOME_DAY)
    for path in list_sources():
        place = path.relative_to(ROOT).as_posix()
        for sentence, context in extract_sentences(path):
            catalog.add(sentence, None, [(place, 1)], context=context)
    for sentence in list_sentences_of_letters():
        catalog.add(sentence, None, [(LETTERS, 1)])
    return catalog


def list_sentences_of_letters() -> list[str]:
    """List what pages say of each kind of letter: its title, when it is sent, what its words in braces mean."""
    places = [place.meaning for kind in KINDS.values() for place in kind.all_placeholders.values()]
    return [*(sentence for kind in KINDS.values() for sentence in (kind.title, kind.sent_when)), *places]


def extract_sentences(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Extract each sentence (or its forms for one and many) and its context."""
    for _line, function, found, _comments in extract_python(read_source(path), KEYWORDS, [], {"encoding": "utf-8"}):
        words: Any = found
        words = words if isinstance(words, tuple) else (words,)
        plain = tuple(str(word) for word in words if word)
        context = plain[0] if str(function).startswith(("pgettext", "npgettext")) else None
        sentence = plain[1:] if context is not None else plain
        if sentence:
            yield sentence if len(sentence) > 1 else sentence[0], context


def name_po(language: str) -> Path:
    """Name the catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> Catalog:
    """Read a language's catalogue; an empty one where there is none yet."""
    path = name_po(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False, creation_date=SOME_DAY, revision_date=SOME_DAY)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update_catalogue(language: str, gathered: Catalog) -> Catalog:
    """Bring a catalogue up to date: new sentences are added empty, those that are gone leave it."""
    catalog = read_catalogue(language)
    catalog.update(gathered, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return catalog


def list_missing(catalog: Catalog) -> list[str]:
    """List the sentences that a catalogue leaves without translation."""
    return [str(message.id) for message in catalog if message.id and not all_filled(message.string)]


def all_filled(string: str | Sequence[str] | None) -> bool:
    """Tell whether a translation, in all its plural forms, says something."""
    return bool(string) if string is None or isinstance(string, str) else all(string)


def compile_catalogue(catalog: Catalog) -> bytes:
    """Compile a catalogue into what Django reads."""
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def write_catalogue(language: str, catalog: Catalog) -> None:
    """Write a catalogue and its compiled form."""
    path = name_po(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=0, sort_output=True, omit_header=False, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compile_catalogue(read_catalogue(language)))


def list_translations() -> list[str]:
    """List the languages of the site that need a catalogue."""
    return [code for code, _name in settings.LANGUAGES if code != SOURCE_LANGUAGE]


def main() -> int:
    """Bring all catalogues up to date; say what is missing."""
    gathered = gather_messages()
    for language in list_translations():
        catalog = update_catalogue(language, gathered)
        write_catalogue(language, catalog)
        missing = list_missing(catalog)
        sys.stdout.write(f"{language}: {len(catalog)} sentences, {len(missing)} without translation\n")
        sys.stdout.writelines(f"  {sentence}\n" for sentence in missing)
    return 0


if __name__ == "__main__":
    sys.exit(main())
