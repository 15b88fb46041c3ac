"""Tables of pairs: forecasts while a round is open, and the pool that the form's advice counts on."""

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


class PoolArray(models.Model):
    """The pool of a round as packed columns, so that a page counts possible partners with numpy alone. One a round."""

    round = models.OneToOneField("programs.Round", on_delete=models.CASCADE, related_name="pool_array")
    made_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    content = models.BinaryField(help_text="a numpy archive of codes and masks, no names or addresses")

    def __str__(self) -> str:
        return f"pool {self.pk}"
