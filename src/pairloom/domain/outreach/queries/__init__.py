"""Reads of outreach."""

from pairloom.domain.outreach.queries.asking import Called, find_called
from pairloom.domain.outreach.queries.notifying import find_notify, list_people_told, list_rows_told

__all__ = ["Called", "find_called", "find_notify", "list_people_told", "list_rows_told"]
