"""Say a moment in a letter: in the reader's language and zone, with the zone's name."""

from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format


def say_moment(at: datetime, *, language: str, zone: str) -> str:
    """Say day and time in a language and a zone; UTC where no zone is known."""
    named = zone or "UTC"
    with translation.override(language), timezone.override(named):
        return f"{date_format(timezone.localtime(at), 'DATETIME_FORMAT')} ({named})"
