"""Check that files can be written before minutes are spent on what goes into them."""

import os
from collections.abc import Iterable
from pathlib import Path

from pairloom.sheets.errors import SheetError


def prepare_outputs(outputs: Iterable[Path], *, inputs: Iterable[Path]) -> None:
    """See that each output can be written, in a folder that exists; raises SheetError with one sentence."""
    taken = {path.resolve(): path for path in inputs}
    for path in outputs:
        if path.resolve() in taken:
            raise SheetError(f"{path} is used for something else already; please choose another name to write to.")
        taken[path.resolve()] = path
        _prepare(path)


def _prepare(path: Path) -> None:
    if path.is_dir():
        raise SheetError(f"{path} is a folder; the name of a file is wanted.")
    if not path.parent.is_dir():
        raise SheetError(f"There is no folder {str(path.parent)!r} to write {path.name} to; please make it first.")
    target = path if path.exists() else path.parent
    if not os.access(target, os.W_OK):
        raise SheetError(f"{path} cannot be written: this place does not let you.")
