"""Tell Django about this room."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.look"
    label = "look"
    default_auto_field = "django.db.models.BigAutoField"
