"""Fill templates: slots are marked by characters of private use, which neither wordings nor people's text can hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_OPEN, _CLOSE, _IF, _THEN, IF_CLOSE = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_CONDITION = re.compile(f"{_IF}([^{_THEN}]*){_THEN}([^{IF_CLOSE}]*){IF_CLOSE}")
_SLOT = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True)
class Segment:
    """A part of a template: literals and names of slots in turn; left out when the slot named by `needs` is empty."""

    needs: str
    parts: tuple[str, ...]


Template = tuple[Segment, ...]


def make_slot(name: str) -> str:
    """Mark a place that is filled with the value of this name."""
    return f"{_OPEN}{name}{_CLOSE}"


def show_slots(text: str) -> str:
    """Write slots as the placeholders that they were."""
    return text.replace(_OPEN, "{").replace(_CLOSE, "}")


def make_if(name: str) -> str:
    """Mark the beginning of a part that is left out when the value of this name is empty; IF_CLOSE ends it."""
    return f"{_IF}{name}{_THEN}"


def make_template(text: str) -> Template:
    """Part a text with marks into segments, once, so that each filling is a join."""
    segments = []
    pieces = _CONDITION.split(text)
    for number in range(0, len(pieces), 3):
        segments.append(_part("", pieces[number]))
        if number + 2 < len(pieces):
            segments.append(_part(pieces[number + 1], pieces[number + 2]))
    return tuple(segments)


def fill(template: Template, values: Mapping[str, str]) -> str:
    """Fill a template in one pass; where a value is empty, the space before it goes too ("Hello ," is "Hello,")."""
    filled: list[str] = []
    for segment in template:
        if not segment.needs or values[segment.needs]:
            _fill_segment(filled, segment.parts, values)
    return "".join(filled)


def list_names(template: Template) -> list[str]:
    """List the names of a template's slots, in order, with repeats."""
    return [name for segment in template for name in segment.parts[1::2]]


def _part(needs: str, text: str) -> Segment:
    return Segment(needs, tuple(_SLOT.split(text)))


def _fill_segment(filled: list[str], parts: tuple[str, ...], values: Mapping[str, str]) -> None:
    """Append the parts of one segment with their values."""
    for number, part in enumerate(parts):
        value = values[part] if number % 2 else part
        if number % 2 and not value and filled:
            filled[-1] = filled[-1].rstrip(" ")
        filled.append(value)
