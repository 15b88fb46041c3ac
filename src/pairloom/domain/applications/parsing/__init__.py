"""Read the export of another form into answers to the form of a round."""

from pairloom.domain.applications.parsing.columns import Columns, choose_columns, list_meanings, write_columns
from pairloom.domain.applications.parsing.doubting import DoubtFound
from pairloom.domain.applications.parsing.findings import Finding, FindingKind
from pairloom.domain.applications.parsing.reading import LARGEST_FILE, Candidate, Reading, read_people

__all__ = [
    "LARGEST_FILE",
    "Candidate",
    "Columns",
    "DoubtFound",
    "Finding",
    "FindingKind",
    "Reading",
    "choose_columns",
    "list_meanings",
    "read_people",
    "write_columns",
]
