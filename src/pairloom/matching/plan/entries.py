"""Check what each entry of a plan is, in one place: the same for plans made in code and plans read from a file."""

from collections.abc import Callable
from dataclasses import fields
from numbers import Integral
from typing import Any, get_args

from pairloom.matching.errors import PlanError

FURTHEST = 1 << 31
SHOWN = 60
Table = tuple[tuple[int, ...], ...]


def settle(part: Any, what: str) -> None:  # noqa: ANN401
    """Check every entry of a part of a plan by its annotation, and make tuples of lists; ``what`` names the part.

    Raises PlanError with what was found and what is wanted.
    """
    for item in fields(part):
        value = getattr(part, item.name)
        read, wanted = ENTRIES.get(item.type) or _expect(item.type)
        try:
            object.__setattr__(part, item.name, read(value))
        except TypeError as error:
            raise PlanError(f"in {what}, {item.name} is {show(value)}; {wanted} is wanted") from error
        except OverflowError as error:
            raise PlanError(f"in {what}, {item.name} is {show(value)}; numbers up to 2^31 are possible") from error


def show(value: object) -> str:
    """Show a value as it was written, cut where it is long."""
    try:
        shown = repr(value)
    except (ValueError, RecursionError):
        return "a value too large to show"
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"


def _to_text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError
    return str.__str__(value)


def _to_text_or_none(value: object) -> str | None:
    return None if value is None else _to_text(value)


def _to_yes(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _to_whole(value: object) -> int:
    if not isinstance(value, Integral) or isinstance(value, bool):
        raise TypeError
    if abs(int(value)) > FURTHEST:
        raise OverflowError
    return int(value)


def _to_tuple(value: object) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError
    return tuple(value)


def _to_texts(value: object) -> tuple[str, ...]:
    return tuple(map(_to_text, _to_tuple(value)))


def _to_wholes(value: object) -> tuple[int, ...]:
    return tuple(map(_to_whole, _to_tuple(value)))


def _to_table(value: object) -> Table:
    return tuple(map(_to_wholes, _to_tuple(value)))


def _to_text_or_table(value: object) -> str | Table:
    return _to_text(value) if isinstance(value, str) else _to_table(value)


ENTRIES: dict[Any, tuple[Callable[[object], object], str]] = {
    str: (_to_text, "a text"),
    str | None: (_to_text_or_none, "a text, or none at all"),
    bool: (_to_yes, "true or false"),
    int: (_to_whole, "a whole number"),
    tuple[str, ...]: (_to_texts, "a list of texts"),
    tuple[int, ...]: (_to_wholes, "a list of whole numbers"),
    Table: (_to_table, "a list of lists of whole numbers"),
    str | Table: (_to_text_or_table, "same, different or a list of lists of whole numbers"),
}


def _expect(kind: Any) -> tuple[Callable[[object], object], str]:  # noqa: ANN401
    """Expect a part of a plan, or a list of parts of one class."""
    if isinstance(kind, type) and not get_args(kind):
        return lambda value: _to_part(value, kind), f"an instance of {kind.__name__}"
    part = get_args(kind)[0]
    return lambda value: tuple(
        _to_part(each, part) for each in _to_tuple(value)
    ), f"a list of instances of {part.__name__}"


def _to_part(value: object, kind: type) -> object:
    if not isinstance(value, kind):
        raise TypeError
    return value
