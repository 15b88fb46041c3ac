"""Read tables from CSV and XLSX files."""

from pairloom.sheets.tables.reading import read_table
from pairloom.sheets.tables.table import Table

__all__ = ["Table", "read_table"]
