"""Wording that organisers changed."""

from django.conf import settings
from django.db import models


class WordingChange(models.Model):
    """The wording of one kind of letter in one language, as a program wants it; the newest version counts."""

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True, help_text="first line the subject; empty: back to the shipped wording")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("program_id", "kind", "language", "-version")
        constraints = (
            models.UniqueConstraint(fields=["program", "kind", "language", "version"], name="wording_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.version}"
