"""Tables of the core: the journal, and the heartbeats of workers."""

from django.conf import settings
from django.db import models


class JournalEntry(models.Model):
    """Who did what to what, when. Details hold codes and numbers, never names, addresses or texts."""

    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    about = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["about", "id"]), models.Index(fields=["at"]))

    def __str__(self) -> str:
        return f"{self.act} {self.about}"


class Heartbeat(models.Model):
    """When a worker was last seen alive, and what it was doing; one row a worker."""

    worker = models.CharField(max_length=100, unique=True)
    job = models.CharField(max_length=60)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    doing = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("worker",)

    def __str__(self) -> str:
        return self.worker
