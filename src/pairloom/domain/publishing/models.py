"""Pages that organisers changed."""

from django.conf import settings
from django.db import models


class PageChange(models.Model):
    """The text of one page in one language, as a program wants it; the newest version counts."""

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    language = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True, help_text="first line the title, then Markdown; empty: back to what ships")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("program_id", "name", "language", "-version")
        constraints = (
            models.UniqueConstraint(fields=["program", "name", "language", "version"], name="page_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.language} {self.version}"
