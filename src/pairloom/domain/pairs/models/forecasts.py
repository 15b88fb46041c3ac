"""Tables of forecasts while a round is open, and of the pool that the form's advice counts on."""

import uuid

from django.conf import settings
from django.db import models


class Forecast(models.Model):
    """What a match of the pool so far would give. Holds numbers of applications and codes, no names."""

    round = models.ForeignKey("programs.Round", on_delete=models.CASCADE, related_name="forecasts")
    made_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    placed = models.PositiveIntegerField()
    seconds = models.FloatField(help_text="how long the match took")
    is_proven = models.BooleanField(default=False)
    outcome = models.JSONField(help_text="counts, unplaced with reasons, gaps by country: see pairs/states.py")

    class Meta:
        ordering = ("round_id", "-id")

    def __str__(self) -> str:
        return f"forecast {self.pk}"


class ForecastOrder(models.Model):
    """A forecast that is wanted: it waits for a worker, or a worker is at it. One a round; gone when it is made."""

    round = models.OneToOneField("programs.Round", on_delete=models.CASCADE, related_name="forecast_order")
    ordered_at = models.DateTimeField()
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("ordered_at", "id")

    def __str__(self) -> str:
        return f"order {self.pk}"


class PoolArray(models.Model):
    """The pool of a round as packed columns, so that a page counts possible partners with numpy alone. One a round."""

    round = models.OneToOneField("programs.Round", on_delete=models.CASCADE, related_name="pool_array")
    key = models.UUIDField(default=uuid.uuid4, help_text="another one each time the pool is packed")
    made_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    content = models.BinaryField(help_text="a numpy archive of codes and masks, no names or addresses")

    def __str__(self) -> str:
        return f"pool {self.pk}"
