"""Tell Django about this room."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.domain.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
