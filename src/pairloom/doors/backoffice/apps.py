"""Tell Django about this room."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.doors.backoffice"
    label = "backoffice"
    default_auto_field = "django.db.models.BigAutoField"
