"""Guess, hold, write and read how the columns and answers of a sheet are meant."""

from pairloom.sheets.mapping.fields import Field
from pairloom.sheets.mapping.guessing import guess_loosely, guess_mapping
from pairloom.sheets.mapping.loading import build_mapping, load_parts, read_mapping
from pairloom.sheets.mapping.mapping import Mapping
from pairloom.sheets.mapping.opening import open_mapping
from pairloom.sheets.mapping.writing import write_mapping

__all__ = [
    "Field",
    "Mapping",
    "build_mapping",
    "guess_loosely",
    "guess_mapping",
    "load_parts",
    "open_mapping",
    "read_mapping",
    "write_mapping",
]
