"""Reads of outreach."""

from pairloom.domain.outreach.queries.notifying import find_notify, list_people_told, list_rows_told

__all__ = ["find_notify", "list_people_told", "list_rows_told"]
