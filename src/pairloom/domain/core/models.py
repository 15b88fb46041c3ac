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


class SendingPermit(models.Model):
    """From which site and which database letters may leave: a copy of the database elsewhere sends nothing. One row."""

    name = models.CharField(max_length=10, unique=True, default="mail")
    site = models.CharField(max_length=255)
    place = models.CharField(max_length=64)
    given_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.site


class DayDone(models.Model):
    """The day on which a piece of the daily work was last done; one row a piece."""

    name = models.CharField(max_length=60, unique=True)
    done_on = models.DateField()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.name} {self.done_on}"
