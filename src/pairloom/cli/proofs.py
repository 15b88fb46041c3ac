"""Open a certificate, and say in plain words when a file is no certificate at all."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pairloom.matching.certificate import read_certificate
from pairloom.matching.errors import ProofError
from pairloom.sheets.errors import SheetError

PACKED = b"\x1f\x8b"
WANTED = "Please give the file that pairloom match wrote with --certificate."


def open_proof(path: Path) -> Mapping[str, Any]:
    """Read a certificate; raises SheetError with one sentence for a file that is none, or is damaged."""
    if not path.exists():
        raise SheetError(f"There is no file {str(path)!r}; please check its name and folder.")
    if path.is_dir():
        raise SheetError(f"{path} is a folder. {WANTED}")
    with path.open("rb") as file:
        if file.read(len(PACKED)) != PACKED:
            raise SheetError(f"{path} is no proof. {WANTED}")
    try:
        return read_certificate(path)
    except ProofError as error:
        raise SheetError(f"{path} is damaged, or no proof of Pairloom. {WANTED}") from error
