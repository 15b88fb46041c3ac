"""Read a mapping from a TOML file that a person may have corrected."""

import re
import tomllib
from collections.abc import Mapping as Lookup
from pathlib import Path
from typing import TypeVar

from pairloom.sheets.errors import SheetError
from pairloom.sheets.mapping.codes import check_countries, check_languages, check_territories
from pairloom.sheets.mapping.fields import Field
from pairloom.sheets.mapping.mapping import Mapping
from pairloom.sheets.people import Stage, Wish

_Meaning = TypeVar("_Meaning")
_STAGES = {stage.name.lower(): stage for stage in Stage}
_PARTS = ("columns", "sectors", "stages", "wishes", "interests", "countries", "languages", "territories")


def read_mapping(path: Path | str) -> Mapping:
    """Read a mapping that was written here and perhaps corrected; raises SheetError with one sentence."""
    return build_mapping(load_parts(read_text(path)))


def read_text(path: Path | str) -> str:
    """Read the text of a mapping; raises SheetError with one sentence when there is none."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SheetError(f"There is no mapping {Path(path).name!r}; please check its name and folder.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SheetError(
            f"The mapping cannot be opened: {getattr(error, 'strerror', None) or 'it is no text'}."
        ) from None


def load_parts(text: str) -> dict[str, object]:
    """Load the parts of a mapping from its text; raises SheetError with the line that cannot be read."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = next(iter(re.findall(r"line \d+", str(error))), "its end")
        raise SheetError(
            f"The mapping cannot be read at {place}: a name, an equals sign and a value are wanted."
        ) from None


def build_mapping(content: dict[str, object]) -> Mapping:
    """Build a mapping from its parts; raises SheetError with one sentence when one of them makes no sense."""
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
        countries=check_countries(_read_texts(tables["countries"], "countries")),
        languages=check_languages(_read_texts(tables["languages"], "languages")),
        territories=check_territories(_read_texts(tables["territories"], "territories")),
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
