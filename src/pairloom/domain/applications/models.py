"""Tables of applications: drafts, applications, what is asked about them, imports."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from pairloom.domain.applications.states import ApplicationState, DoubtKind, Source, Why


class ImportRun(models.Model):
    """One import of a form export into a round: all of it, or nothing, and undone as a whole."""

    round = models.ForeignKey("programs.Round", on_delete=models.CASCADE, related_name="imports")
    filename = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, help_text="of the file, to see that the same one comes twice")
    content = models.BinaryField(null=True, help_text="the file, until it was imported, a day at most")
    mapping = models.TextField(help_text="the mapping that was used, as TOML, for the next import")
    columns = models.JSONField(default=list, help_text="heading, what it holds, samples; gone with the file")
    findings = models.JSONField(default=list, help_text="what could not be taken as it stands; see parsing.findings")
    numbers = models.JSONField(default=dict, help_text="how many people, new ones, answers; see parsing.findings")
    rows = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True, help_text="when the people were written to, or need not be")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"import {self.pk}"


class Draft(models.Model):
    """A form that somebody has begun; it lives until it is sent, or for some weeks after the round has closed."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey("programs.Round", on_delete=models.CASCADE, related_name="drafts")
    form = models.ForeignKey("programs.FormVersion", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="drafts"
    )
    address = models.EmailField(max_length=320, blank=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, default="en")
    answers = models.JSONField(default=dict)
    sections_done = models.JSONField(default=list, help_text="names of sections that were sent without a fault")
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True, help_text="when it became an application")

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["round", "saved_at"]),)

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Application(models.Model):
    """One person's application to one round."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey("programs.Round", on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="applications")
    form = models.ForeignKey("programs.FormVersion", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=12, choices=[(state, state) for state in ApplicationState], default=ApplicationState.RECEIVED
    )
    source = models.CharField(max_length=10, choices=[(source, source) for source in Source], default=Source.FORM)
    why = models.CharField(max_length=20, choices=[(why, why) for why in Why], default=Why.NONE, blank=True)
    name = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="copied from the answers, for counting")
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    has_priority = models.BooleanField(default=False, help_text="was on the waiting list of the round before")
    received_at = models.DateTimeField(help_text="when the request began; the place in the queue")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    import_run = models.ForeignKey(
        ImportRun, null=True, blank=True, on_delete=models.SET_NULL, related_name="applications"
    )

    class Meta:
        ordering = ("round_id", "received_at", "id")
        constraints = (models.UniqueConstraint(fields=["round", "person"], name="one_application_a_person_and_round"),)
        indexes = (
            models.Index(fields=["round", "state", "received_at", "id"]),
            models.Index(fields=["round", "country", "state"]),
        )

    def __str__(self) -> str:
        return f"application {self.pk}"


class Replaced(models.Model):
    """What an import replaced in an application, so that it can be put back."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="replaced")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(help_text="of the application after the import")
    form = models.ForeignKey("programs.FormVersion", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    answers = models.JSONField(default=dict)

    class Meta:
        ordering = ("run_id", "id")
        constraints = (models.UniqueConstraint(fields=["run", "application"], name="replaced_once_a_run"),)

    def __str__(self) -> str:
        return f"replaced {self.pk}"


class Doubt(models.Model):
    """A question about an application that one press answers; see DoubtKind."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="doubts")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in DoubtKind])
    about = models.CharField(max_length=40, blank=True, help_text="the question of the form that it is about")
    choices = models.JSONField(default=list, help_text="codes that may be answered, in order")
    found_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("application_id", "id")
        constraints = (
            models.UniqueConstraint(fields=["application", "kind", "about"], name="doubt_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False), name="doubt_answered_with_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.about}".strip()
