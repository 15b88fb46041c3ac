"""Write pairs, and people without a partner, as CSV or XLSX."""

from pairloom.sheets.pairs.writing import list_outputs, write_pairs

__all__ = ["list_outputs", "write_pairs"]
