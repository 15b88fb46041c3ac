"""Open the site for a command: settings, then Django."""

import os

import django


def open_site() -> None:
    """Read the settings and set Django up; ImproperlyConfigured, with one sentence, where a setting is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pairloom.settings")
    django.setup()
