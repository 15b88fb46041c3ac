"""Tests of what can be chosen on the desk."""

from pairloom.doors.desk import choices


def test_languages_of_the_site_are_called_by_their_own_names() -> None:
    assert dict(choices.list_site_languages()) == {
        "en": "English",
        "es": "Español",
        "fr": "Français",
        "ar": "العربية",
    }
