"""Say in plain sentences what was not clear in somebody's answers, and what was done about it."""

from pairloom.sheets.cleaning.telling.choices import tell_about_choices
from pairloom.sheets.cleaning.telling.contact import tell_about_contact
from pairloom.sheets.cleaning.telling.country import tell_about_country
from pairloom.sheets.cleaning.telling.languages import tell_about_languages
from pairloom.sheets.cleaning.telling.zone import tell_about_zone

__all__ = [
    "tell_about_choices",
    "tell_about_contact",
    "tell_about_country",
    "tell_about_languages",
    "tell_about_zone",
]
