"""Say a moment in a letter: in the reader's language and zone, with the zone's city, just as the pages do."""

from datetime import datetime

from django.utils import timezone, translation

from pairloom.domain.core.wording import say_moment_here


def say_moment(at: datetime, *, language: str, zone: str) -> str:
    """Say day and time in a language and a zone; UTC where no zone is known."""
    with translation.override(language), timezone.override(zone or "UTC"):
        return say_moment_here(at)
