"""Tell Django about this room."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.domain.programs"
    label = "programs"
    default_auto_field = "django.db.models.BigAutoField"
