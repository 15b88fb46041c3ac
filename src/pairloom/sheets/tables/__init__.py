"""Read tables from CSV and XLSX files."""

from pairloom.sheets.tables.reading import read_content, read_table
from pairloom.sheets.tables.table import Limits, Table

__all__ = ["Limits", "Table", "read_content", "read_table"]
