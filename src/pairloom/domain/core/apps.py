"""Tell Django about this room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """The room and its label."""

    name = "pairloom.domain.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every room declare what is personal in it."""
        autodiscover_modules("personal")
