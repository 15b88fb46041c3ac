"""Tell Django about this room."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.domain.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
