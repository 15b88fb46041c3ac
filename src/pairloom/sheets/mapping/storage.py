"""Write a mapping as a TOML file that a person can correct, and read it back."""

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Lookup
from pathlib import Path
from typing import TypeVar

from pairloom.sheets.answers.choices import read_sector, read_stage
from pairloom.sheets.answers.wishes import read_wish, split_wishes
from pairloom.sheets.errors import SheetError
from pairloom.sheets.folding import is_placeholder, tidy_text
from pairloom.sheets.mapping.fields import Field
from pairloom.sheets.mapping.mapping import Mapping
from pairloom.sheets.people import Stage, Wish
from pairloom.sheets.tables import Table

_Meaning = TypeVar("_Meaning")
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
_STAGES = {stage.name.lower(): stage for stage in Stage}
_PARTS = ("columns", "sectors", "stages", "wishes", "interests", "countries", "languages", "territories")
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


def read_mapping(path: Path | str) -> Mapping:
    """Read a mapping that was written here and perhaps corrected; raises SheetError with one sentence."""
    try:
        content = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SheetError(f"There is no mapping {Path(path).name!r}; please check its name and folder.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SheetError(
            f"The mapping cannot be opened: {getattr(error, 'strerror', None) or 'it is no text'}."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise SheetError(f"The mapping is not written as TOML wants it: {error}.") from None
    return _build_mapping(content)


def _build_mapping(content: dict[str, object]) -> Mapping:
    unknown = sorted(set(content) - {*_PARTS, "date_order"})
    if unknown:
        raise SheetError(f"The mapping has a part {unknown[0]!r}; the parts are date_order, {', '.join(_PARTS)}.")
    order = content.get("date_order", "day")
    if order not in ("day", "month"):
        raise SheetError(f'The mapping says date_order = {order!r}; "day" or "month" is wanted.')
    tables = {part: _read_part(content, part) for part in _PARTS}
    return Mapping(
        columns=_translate(tables["columns"], "columns", {field.value: field for field in Field}),
        date_order=str(order),
        sectors=_read_texts(tables["sectors"], "sectors"),
        stages=_translate(tables["stages"], "stages", {**_STAGES, "": None}),
        wishes={answer: _read_wish_codes(answer, codes) for answer, codes in tables["wishes"].items()},
        interests=_read_texts(tables["interests"], "interests"),
        countries=_read_texts(tables["countries"], "countries"),
        languages=_read_texts(tables["languages"], "languages"),
        territories=_read_texts(tables["territories"], "territories"),
    )


def _read_part(content: dict[str, object], part: str) -> dict[str, object]:
    found = content.get(part, {})
    if not isinstance(found, dict):
        raise SheetError(f"The mapping's part {part!r} is no list of lines; [{part}] and lines below it are wanted.")
    return found


def _read_texts(lines: dict[str, object], part: str) -> dict[str, str]:
    for answer, value in lines.items():
        if not isinstance(value, str):
            raise SheetError(f"The mapping says {value!r} for {answer!r} in [{part}]; a text in quotes is wanted.")
    return {answer: str(value) for answer, value in lines.items()}


def _translate(lines: dict[str, object], part: str, words: Lookup[str, _Meaning]) -> dict[str, _Meaning]:
    for answer, value in lines.items():
        if not isinstance(value, str) or value not in words:
            wanted = ", ".join(word or '""' for word in words)
            raise SheetError(f"The mapping says {value!r} for {answer!r} in [{part}]; one of {wanted} is wanted.")
    return {answer: words[str(value)] for answer, value in lines.items()}


def _read_wish_codes(answer: str, codes: object) -> frozenset[Wish]:
    known = {wish.value: wish for wish in Wish}
    if not isinstance(codes, list) or not all(isinstance(code, str) and code in known for code in codes):
        raise SheetError(
            f"The mapping says {codes!r} for {answer!r} in [wishes]; a list of {', '.join(known)} is wanted."
        )
    return frozenset(known[code] for code in codes)


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
        for answer, times in Counter(table.get_column(place)).items():
            for piece in split_wishes(answer, {}):
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
