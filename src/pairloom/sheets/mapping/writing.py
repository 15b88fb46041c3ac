"""Write a mapping as a TOML file that a person can correct."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Lookup
from pathlib import Path

from pairloom.sheets.answers.choices import read_sector, read_stage
from pairloom.sheets.answers.wishes import read_wish, split_wishes
from pairloom.sheets.folding import is_placeholder, tidy_text
from pairloom.sheets.mapping.fields import Field
from pairloom.sheets.mapping.mapping import Mapping
from pairloom.sheets.people import Wish
from pairloom.sheets.tables import Table

_MOST_ANSWERS = 80
_LONGEST_SAMPLE = 50
_PERSONAL = frozenset(
    {
        Field.NAME,
        Field.EMAIL,
        Field.GIVEN_NAME,
        Field.FAMILY_NAME,
        Field.ABOUT,
        Field.LEARN,
        Field.EARLIER,
        Field.IGNORE,
    }
)
_OPENING = """\
# How to read this form export. Correct what is wrong, save, and give the file with --mapping.
# The lists hold every answer that was found; delete a line to let Pairloom decide again.

# What comes first in dates such as 03/04/2026: "day" or "month".
date_order = {order}

# What each column holds. Possible words:
# {words}
[columns]
"""


def write_mapping(mapping: Mapping, path: Path | str, *, table: Table) -> None:
    """Write a mapping to a file, with a sample of each column and every distinct answer of the choices."""
    Path(path).write_text("".join(f"{line}\n" for line in _write_lines(mapping, table)), encoding="utf-8")


def _write_lines(mapping: Mapping, table: Table) -> Iterator[str]:
    words = ", ".join(field.value for field in Field)
    yield _OPENING.format(order=_quote(mapping.date_order), words=words).rstrip("\n")
    for place, heading in enumerate(table.headings):
        field = mapping.columns.get(heading, Field.IGNORE)
        yield f"{_quote(heading)} = {_quote(field.value)}  # {field.label}{_show_sample(table, place, field)}"
    yield from _write_answers(
        "sectors",
        "Kinds of libraries: answers with the same code count as the same kind.",
        _list_answers(table, mapping, Field.SECTOR),
        lambda answer: _quote(mapping.sectors.get(answer, read_sector(answer))),
    )
    yield from _write_answers(
        "stages",
        'Career stages: student, early, mid, late, or "" for none.',
        _list_answers(table, mapping, Field.STAGE),
        lambda answer: _write_stage(answer, mapping),
    )
    yield from _write_answers(
        "wishes",
        f"Wishes: {', '.join(Wish)}; [] is open to anyone.",
        _list_wishes(table, mapping),
        lambda answer: _write_codes(mapping.wishes.get(answer, read_wish(answer, {}))),
    )
    yield from _write_overrides(
        "interests", mapping.interests, 'Interests under another label: "AI" = "Artificial intelligence"'
    )
    yield from _write_overrides("countries", mapping.countries, 'Countries by ISO code: "Austrlia" = "AU"')
    yield from _write_overrides("languages", mapping.languages, 'Languages by ISO code: "Spnish" = "es"')
    yield from _write_overrides("territories", mapping.territories, 'Territories that count as a country: "PR" = "US"')


def _write_answers(part: str, comment: str, answers: Iterable[str], value: Callable[[str], str]) -> Iterator[str]:
    yield from ("", f"# {comment}", f"[{part}]")
    for answer in answers:
        meaning = value(answer)
        if meaning:
            yield f"{_quote(answer)} = {meaning}"
        else:
            yield f"# {_quote(answer)} =   (not understood: please say what it means and take away the first sign)"


def _write_overrides(part: str, lines: Lookup[str, str], comment: str) -> Iterator[str]:
    yield from ("", f"# {comment}", f"[{part}]")
    for written, value in sorted(lines.items()):
        yield f"{_quote(written)} = {_quote(value)}"


def _list_answers(table: Table, mapping: Mapping, wanted: Field) -> list[str]:
    """List the distinct answers of a choice, the most frequent first."""
    counted: Counter[str] = Counter()
    for place in mapping.find_places(table, wanted):
        counted.update(tidy_text(cell) for cell in table.get_column(place) if not is_placeholder(cell))
    return _sort_answers(counted)


def _list_wishes(table: Table, mapping: Mapping) -> list[str]:
    counted: Counter[str] = Counter()
    for place in mapping.find_places(table, Field.WISHES):
        answers = Counter(table.get_column(place)).items()
        for piece, times in ((piece, times) for answer, times in answers for piece in split_wishes(answer, {})):
            counted[tidy_text(piece)] += 0 if is_placeholder(piece) else times
    return _sort_answers(+counted)


def _sort_answers(counted: Counter[str]) -> list[str]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [answer for answer, _ in ranked[:_MOST_ANSWERS]]


def _show_sample(table: Table, place: int, field: Field) -> str:
    if field in _PERSONAL:
        return ""
    sample = next((cell for cell in table.get_column(place) if not is_placeholder(cell)), "")
    short = tidy_text("".join(character if character.isprintable() else " " for character in sample))
    return f"; for example: {short[:_LONGEST_SAMPLE]}" if short else "; always empty"


def _write_stage(answer: str, mapping: Mapping) -> str:
    if answer in mapping.stages:
        stage = mapping.stages[answer]
        return _quote("" if stage is None else stage.name.lower())
    stage = read_stage(answer)
    return "" if stage is None else _quote(stage.name.lower())


def _write_codes(wishes: frozenset[Wish] | None) -> str:
    if wishes is None:
        return ""
    return f"[{', '.join(_quote(wish.value) for wish in sorted(wishes))}]"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
