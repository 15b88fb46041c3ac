"""Tell Django about this room."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.doors.website"
    label = "website"
    default_auto_field = "django.db.models.BigAutoField"
