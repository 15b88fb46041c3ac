"""Tell Django about this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.doors.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
