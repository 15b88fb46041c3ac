"""Tell Django about this room."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.domain.outreach"
    label = "outreach"
    default_auto_field = "django.db.models.BigAutoField"
