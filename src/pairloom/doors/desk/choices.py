"""What can be chosen in the forms of the desk: languages and how well one knows them, in the reader's own words."""

from django.conf import settings

from pairloom.look.countries import Choice
from pairloom.look.languages import LEVELS, list_languages

__all__ = ["LEVELS", "list_languages", "list_site_languages"]


def list_site_languages() -> list[Choice]:
    """List the languages of the site, each by its own name."""
    return list(settings.LANGUAGES)
