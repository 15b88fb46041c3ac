"""Tables of pairs that meet: the pair or trio, its members, what they agree, what worries them, who is kept apart."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pairloom.domain.pairs.models.runs import MatchRun
from pairloom.domain.pairs.states import Channel, ConcernKind, PairState, Rhythm


class Pair(models.Model):
    """Two people, or three, who are partners in a round."""

    round = models.ForeignKey("programs.Round", on_delete=models.PROTECT, related_name="pairs")
    run = models.ForeignKey(MatchRun, null=True, on_delete=models.SET_NULL, related_name="pairs")
    number = models.PositiveIntegerField(help_text="counted in its round")
    state = models.CharField(max_length=12, choices=[(state, state) for state in PairState], default=PairState.PLANNED)
    language = models.CharField(max_length=12, blank=True, help_text="the common language to start with")
    is_by_letters = models.BooleanField(default=False, help_text="no common hours: they write to each other")
    made_at = models.DateTimeField()
    introduced_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("round_id", "number")
        constraints = (models.UniqueConstraint(fields=["round", "number"], name="pair_number_once"),)
        indexes = (models.Index(fields=["round", "state"]),)

    def __str__(self) -> str:
        return f"pair {self.number}"


class Member(models.Model):
    """One person of a pair."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="members")
    round = models.ForeignKey("programs.Round", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="memberships")
    facts = models.JSONField(default=dict, help_text="toward each partner: see pairs/states.py")
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pair_id", "id")
        constraints = (
            models.UniqueConstraint(fields=["pair", "person"], name="member_once"),
            models.UniqueConstraint(
                fields=["round", "person"], condition=Q(left_at=None), name="one_pair_a_person_and_round"
            ),
        )

    def __str__(self) -> str:
        return f"member {self.pk}"


class Agreement(models.Model):
    """What one partner proposes for the pair; the others see it beside their own."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="agreement")
    rhythm = models.CharField(max_length=12, blank=True, choices=[(rhythm, rhythm) for rhythm in Rhythm])
    channel = models.CharField(max_length=12, blank=True, choices=[(channel, channel) for channel in Channel])
    words = models.CharField(max_length=500, blank=True)
    away_from = models.DateField(null=True, blank=True)
    away_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(away_from=None, away_until=None) | Q(away_until__gte=F("away_from")), name="away_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class Concern(models.Model):
    """What a partner reports about the pair, in confidence, to a human of the program."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="concerns")
    kind = models.CharField(max_length=14, choices=[(kind, kind) for kind in ConcernKind])
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["settled_at", "id"]),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class KeptApart(models.Model):
    """Two people who are never paired, in any round: one of them asked for it, or an organiser knows why."""

    one = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    wished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", help_text="none: an organiser"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=["one", "other"], condition=Q(lifted_at=None), name="kept_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="kept_apart_in_order"),
        )

    def __str__(self) -> str:
        return f"kept apart {self.pk}"
