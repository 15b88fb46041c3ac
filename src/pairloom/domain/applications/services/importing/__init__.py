"""Bring in answers that were given on another form: look first, then all or nothing, and undo as a whole."""

from pairloom.domain.applications.services.importing.asking import ask_imported
from pairloom.domain.applications.services.importing.bringing import import_applications
from pairloom.domain.applications.services.importing.looking import Preview, preview_import
from pairloom.domain.applications.services.importing.preparing import (
    correct_columns,
    drop_import,
    forget_uploads,
    upload_import,
)
from pairloom.domain.applications.services.importing.undoing import Undone, undo_import

__all__ = [
    "Preview",
    "Undone",
    "ask_imported",
    "correct_columns",
    "drop_import",
    "forget_uploads",
    "import_applications",
    "preview_import",
    "undo_import",
    "upload_import",
]
