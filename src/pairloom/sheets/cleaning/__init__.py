"""Clean the rows of a sheet into applicants, and write down every problem on the way."""

from pairloom.sheets.cleaning.clean import Cleaned, clean_table

__all__ = ["Cleaned", "clean_table"]
