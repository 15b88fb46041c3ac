"""Read the export of another form into answers to the form of a round."""

from pairloom.domain.applications.parsing.columns import Columns, choose_columns, write_columns
from pairloom.domain.applications.parsing.doubting import DoubtFound
from pairloom.domain.applications.parsing.findings import Finding, FindingKind
from pairloom.domain.applications.parsing.reading import LARGEST_FILE, Candidate, Reading, read_people
from pairloom.domain.applications.parsing.samples import show_columns

__all__ = [
    "LARGEST_FILE",
    "Candidate",
    "Columns",
    "DoubtFound",
    "Finding",
    "FindingKind",
    "Reading",
    "choose_columns",
    "read_people",
    "show_columns",
    "write_columns",
]
