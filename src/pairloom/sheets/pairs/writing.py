"""Write the rows of a matched round to CSV files, or to the sheets of one XLSX file."""

from pathlib import Path

from pairloom.sheets.pairs.rows import UNMATCHED_HEADINGS, list_pair_headings, list_pair_rows, list_unmatched_rows
from pairloom.sheets.round import MatchedRound
from pairloom.sheets.tables.writing import check_suffix, write_csv, write_workbook


def list_outputs(path: Path) -> tuple[Path, ...]:
    """List the files that pairs of this name are written to: one workbook, or two CSV files side by side."""
    check_suffix(path, "Pairs")
    is_workbook = path.suffix.lower() == ".xlsx"
    return (path,) if is_workbook else (path, path.with_name(f"{path.stem}-unmatched{path.suffix}"))


def write_pairs(matched: MatchedRound, path: Path) -> tuple[Path, ...]:
    """Write pairs and people without a partner; gives the files that were written."""
    outputs = list_outputs(path)
    pairs = ("Pairs", list_pair_headings(matched), list_pair_rows(matched))
    others = ("Without a partner", UNMATCHED_HEADINGS, list_unmatched_rows(matched))
    if len(outputs) == 1:
        write_workbook(path, [pairs, others])
        return outputs
    write_csv(outputs[0], *pairs[1:])
    write_csv(outputs[1], *others[1:])
    return outputs
