"""Tell Django about this room."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.domain.applications"
    label = "applications"
    default_auto_field = "django.db.models.BigAutoField"
