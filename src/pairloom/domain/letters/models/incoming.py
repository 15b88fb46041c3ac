"""Mail that came in: raw bytes first, what they mean second."""

from django.db import models
from django.db.models import Q

from pairloom.domain.letters.models.outgoing import Letter
from pairloom.domain.letters.states import IncomingKind, IncomingState

UNSEEN_REPLY = Q(kind="reply", state="read", is_flagged=False, seen_at=None)
"""A person wrote back, nothing about it is odd, and nobody of the office has looked at it yet."""


class IncomingMail(models.Model):
    """One mail as it arrived, byte by byte, and what was read from it."""

    source = models.CharField(max_length=20)
    raw = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    envelope_from = models.CharField(max_length=320, blank=True)
    envelope_to = models.CharField(max_length=320, blank=True)
    received_at = models.DateTimeField()
    state = models.CharField(
        max_length=12, choices=[(state, state) for state in IncomingState], default=IncomingState.STORED
    )
    kind = models.CharField(
        max_length=12, choices=[(kind, kind) for kind in IncomingKind], default=IncomingKind.UNKNOWN
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_number = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=250, blank=True)
    sender = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="answers")
    fault = models.CharField(max_length=200, blank=True)
    is_flagged = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True, help_text="when somebody of the office had looked at it")

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["id"], condition=Q(state__in=["stored", "reading"]), name="incoming_to_read"),
            models.Index(fields=["state", "-id"], name="incoming_by_state"),
            models.Index(fields=["-id"], condition=Q(is_flagged=True), name="incoming_flagged"),
            models.Index(fields=["-id"], condition=Q(kind="reply"), name="incoming_replies"),
            models.Index(fields=["-id"], condition=UNSEEN_REPLY, name="incoming_unseen"),
            models.Index(fields=["message_id", "sha256"], name="incoming_by_message"),
            models.Index(fields=["sha256"], name="incoming_by_hash"),
        )

    def __str__(self) -> str:
        return f"incoming mail {self.pk}"
