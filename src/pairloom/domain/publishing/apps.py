"""Tell Django about this room."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.domain.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"
