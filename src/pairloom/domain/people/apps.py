"""Tell Django about this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.domain.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
