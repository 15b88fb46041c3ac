"""Reads of outreach."""

from pairloom.domain.outreach.queries.asking import Helpers, find_helpers
from pairloom.domain.outreach.queries.notifying import find_notify, list_people_told, list_rows_told

__all__ = ["Helpers", "find_helpers", "find_notify", "list_people_told", "list_rows_told"]
