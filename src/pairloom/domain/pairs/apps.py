"""Tell Django about this room."""

from django.apps import AppConfig


class PairsConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.domain.pairs"
    label = "pairs"
    default_auto_field = "django.db.models.BigAutoField"
