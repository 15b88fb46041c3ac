"""Who wants to be told when applications open."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower


class NotifyMe(models.Model):
    """An address that asked for one letter when a round opens. It counts once the address has been confirmed."""

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="notify_list")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="notify_wishes"
    )
    address = models.EmailField(max_length=320)
    language = models.CharField(max_length=12, default="en")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("program_id", "id")
        constraints = (
            models.UniqueConstraint("program", Lower("address"), name="notified_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("asked_at")), name="asked_then_confirmed"
            ),
        )

    def __str__(self) -> str:
        return f"notify {self.pk}"
