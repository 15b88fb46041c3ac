"""The outbox: letters, mass sendings, the relay."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from pairloom.domain.letters.states import OPEN_STATES, Lane, LetterState, MailingState

STRANDS = ((), ("state",), ("kind",), ("kind", "state"))
"""What lists of letters are narrowed down by, in the order of an index."""


def index_strands(name: str, *, of: str = "", condition: Q) -> list[models.Index]:
    """Describe the indexes that give the newest letters of each strand; PostgreSQL sorts where an index begins NULL."""
    owner = [of] if of else []
    return [
        models.Index(fields=[*owner, *strand, "-id"], condition=condition, name="_".join([name, *strand]))
        for strand in STRANDS
    ]


class Mailing(models.Model):
    """A mass sending that goes out in growing slices and can be stopped."""

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=160, unique=True)
    program = models.ForeignKey("programs.Program", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=[(state, state) for state in MailingState])
    hold_until = models.DateTimeField()
    slice_number = models.PositiveSmallIntegerField(default=0)
    slice_at = models.DateTimeField(null=True, blank=True)
    released = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.key


class Letter(models.Model):
    """One letter to one person, rendered when it is queued: what is stored is what is sent."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    lane = models.PositiveSmallIntegerField(choices=[(lane, lane.name) for lane in Lane])
    is_news = models.BooleanField(default=False)
    program = models.ForeignKey(
        "programs.Program", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    address = models.CharField(max_length=320)
    to_name = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=80, blank=True)
    mailing = models.ForeignKey(Mailing, null=True, on_delete=models.PROTECT, related_name="letters", db_index=False)
    slice_number = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=12)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    attachment = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=[(state, state) for state in LetterState])
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_number = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=100, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=200, blank=True)
    resolved_by = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["lane", "due_at", "id"], condition=Q(state="waiting"), name="letter_waiting"),
            models.Index(fields=["lease_until"], condition=Q(state__in=["claimed", "handed"]), name="letter_leased"),
            models.Index(fields=["state", "-id"], name="letter_by_state"),
            *index_strands("letter_by_program", of="program", condition=Q(program__isnull=False)),
            *index_strands("letter_by_site", condition=Q(program__isnull=True)),
            models.Index(fields=["person", "-id"], name="letter_by_person"),
            models.Index(fields=["about"], condition=Q(state__in=sorted(OPEN_STATES)), name="letter_open_about"),
            models.Index(fields=["mailing", "id"], name="letter_in_mailing"),
            models.Index(fields=["mailing", "id"], condition=Q(state="held"), name="letter_held_in_mailing"),
            models.Index(
                fields=["mailing", "slice_number", "state"], condition=Q(mailing__isnull=False), name="letter_in_slice"
            ),
        )

    def __str__(self) -> str:
        return f"letter {self.pk}"


class LetterEvent(models.Model):
    """What was heard about a letter from outside (delivered, bounced, complained); unique by the event's own name."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20)
    source = models.CharField(max_length=30)
    name = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()
    is_hard = models.BooleanField(default=False)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("letter_id", "id")

    def __str__(self) -> str:
        return f"{self.kind} of letter {self.letter_id}"


class Relay(models.Model):
    """The mail server we hand letters to: pace, quota, circuit breaker. One row."""

    name = models.CharField(max_length=40, unique=True, default="main")
    is_stopped = models.BooleanField(default=False)
    broken_since = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=200, blank=True)
    faults = models.PositiveIntegerField(default=0)
    probe_at = models.DateTimeField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    sent_that_day = models.PositiveIntegerField(default=0)
    next_slot_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Suppression(models.Model):
    """An address that gets no letters, or no news; only a keyed hash of the address is kept."""

    address_hash = models.CharField(max_length=64)
    block = models.CharField(max_length=12)
    program = models.ForeignKey("programs.Program", null=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["address_hash", "block", "program"], name="suppression_once_a_program"),
            models.UniqueConstraint(
                fields=["address_hash", "block"], condition=Q(program=None), name="suppression_once_for_all"
            ),
        )

    def __str__(self) -> str:
        return f"{self.block} {self.pk}"
