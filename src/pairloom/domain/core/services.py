"""Actions of the core: write the journal."""

from datetime import datetime

from django.db.models import Model

from pairloom.domain.core.models import JournalEntry


def name_row(row: Model) -> str:
    """Name a row in the way the journal and letters do: "pair:12"."""
    return f"{row._meta.model_name}:{row.pk}"


def write_journal(
    act: str, *, about: Model | str = "", by: Model | None = None, at: datetime, **details: str | int | None
) -> JournalEntry:
    """Write one line: who did what to what, when. Details are codes and numbers, never personal data."""
    name = about if isinstance(about, str) else name_row(about)
    return JournalEntry.objects.create(at=at, act=act, about=name, by_id=None if by is None else by.pk, details=details)
