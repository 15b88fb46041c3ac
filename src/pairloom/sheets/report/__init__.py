"""Make the report that an organiser reads after a match."""

from pairloom.sheets.report.page import render_report, write_report

__all__ = ["render_report", "write_report"]
