"""Tell Django about this room."""

from django.apps import AppConfig


class MailroomConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.doors.mailroom"
    label = "mailroom"
    default_auto_field = "django.db.models.BigAutoField"
