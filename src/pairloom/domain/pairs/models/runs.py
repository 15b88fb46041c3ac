"""Tables of match runs: the run, its files, who sits with whom in it, and the organisers' last word."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pairloom.domain.pairs.states import ACTIVE_RUNS, FileKind, RulingKind, RunState


class MatchRun(models.Model):
    """One match of a round: ordered, solved by a child process, looked at, changed by another run, confirmed."""

    round = models.ForeignKey("programs.Round", on_delete=models.CASCADE, related_name="match_runs")
    number = models.PositiveIntegerField(help_text="counted in its round")
    state = models.CharField(max_length=12, choices=[(state, state) for state in RunState], default=RunState.WAITING)
    base = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+", help_text="solved around")
    seed = models.PositiveBigIntegerField(help_text="of the lot; published")
    plan = models.JSONField(default=dict, help_text="the plan of the program with the weights of this run")
    rulings = models.JSONField(default=list, help_text="numbers of the rulings that it obeys")
    ordered_at = models.DateTimeField()
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True, help_text="when its worker was last heard of")
    ended_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=20, blank=True)
    share_done = models.FloatField(default=0, help_text="of the step, 0 to 1")
    trouble = models.TextField(blank=True, help_text="the last words of a child that failed; no names")
    snapshot_sha256 = models.CharField(max_length=64, blank=True)
    proof_sha256 = models.CharField(max_length=64, blank=True)
    versions = models.JSONField(default=dict, help_text="of Pairloom and the libraries that solved it")
    people = models.PositiveIntegerField(default=0)
    placed = models.PositiveIntegerField(default=0)
    is_proven = models.BooleanField(default=False)
    is_refereed = models.BooleanField(default=False)
    outcome = models.JSONField(default=dict, help_text="what the board shows: see pairs/states.py")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("round_id", "-number")
        constraints = (
            models.UniqueConstraint(fields=["round", "number"], name="match_run_once"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(state__in=list(ACTIVE_RUNS)), name="one_match_run_at_a_time"
            ),
            models.UniqueConstraint(fields=["round"], condition=Q(state="confirmed"), name="one_match_confirmed"),
        )

    def __str__(self) -> str:
        return f"match {self.number}"


class RunFile(models.Model):
    """What a run was solved from, and what proves it. Codes and prices, no names; personal data all the same."""

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in FileKind])
    content = models.BinaryField()

    class Meta:
        ordering = ("run_id", "kind")
        constraints = (models.UniqueConstraint(fields=["run", "kind"], name="run_file_once"),)

    def __str__(self) -> str:
        return self.kind


class Seat(models.Model):
    """One person in one run: with whom, how well served, and why without a partner. Seats of one group are partners."""

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="seats")
    application = models.ForeignKey("applications.Application", on_delete=models.CASCADE, related_name="+")
    group = models.PositiveIntegerField(null=True, help_text="none: without a partner")
    country = models.CharField(max_length=2, blank=True)
    rel = models.SmallIntegerField(default=-1, help_text="0 to 1000 of the own best; -1 without a partner")
    rank = models.PositiveIntegerField(default=0, help_text="of the partner among all possible ones; 1 is the best")
    share = models.SmallIntegerField(default=-1, help_text="percent of possible partners who are not better")
    options = models.PositiveIntegerField(default=0, help_text="how many partners are possible")
    best_of_ideal = models.SmallIntegerField(default=0, help_text="0 to 1000: what this round could offer")
    why = models.CharField(max_length=20, blank=True, help_text="an Unplaced; empty with a partner")
    is_bridge = models.BooleanField(default=False)
    is_thin = models.BooleanField(default=False)
    is_unsure = models.BooleanField(default=False)
    is_pinned = models.BooleanField(default=False)
    facts = models.JSONField(default=dict, help_text="toward each partner: see pairs/states.py")

    class Meta:
        ordering = ("run_id", "group", "id")
        constraints = (models.UniqueConstraint(fields=["run", "application"], name="one_seat_a_person_and_run"),)
        indexes = (
            models.Index(fields=["run", "group"]),
            models.Index(fields=["run", "rel", "id"]),
            models.Index(fields=["run", "country"]),
        )

    def __str__(self) -> str:
        return f"seat {self.pk}"


class Ruling(models.Model):
    """An organiser's word about the match of a round; it holds until it is taken back. See RulingKind."""

    round = models.ForeignKey("programs.Round", on_delete=models.CASCADE, related_name="rulings")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in RulingKind])
    one = models.ForeignKey("applications.Application", null=True, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("applications.Application", null=True, on_delete=models.CASCADE, related_name="+")
    third = models.ForeignKey("applications.Application", null=True, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100, help_text="what it says, in one word: the same is said once at a time")
    criterion = models.CharField(max_length=60, blank=True)
    points = models.PositiveSmallIntegerField(null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("round_id", "-id")
        indexes = (models.Index(fields=["round", "taken_back_at"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["round", "key"], condition=Q(taken_back_at=None), name="ruling_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(one=None) | Q(other=None) | Q(one__lt=F("other")), name="ruling_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
