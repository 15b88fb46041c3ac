"""Tell Django about this room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.doors.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
