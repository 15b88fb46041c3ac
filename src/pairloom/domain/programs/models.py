"""Tables of programs: the program, its rounds, the dated moments of each round."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pairloom.domain.programs.states import Moment, RoundState


class Program(models.Model):
    """A network of colleagues that runs rounds."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    signed_by = models.CharField(max_length=100)
    reply_address = models.EmailField(max_length=320, blank=True)
    plan = models.JSONField(default=dict)
    template = models.SlugField(max_length=60, default="librarians", help_text="the shipped template it began with")
    cap_share = models.DecimalField(
        max_digits=4, decimal_places=3, default=Decimal("0.200"), help_text="the most of one country; 1: no cap"
    )
    grace_minutes = models.PositiveSmallIntegerField(default=15, help_text="how long after closing time a form counts")
    cadence_days = models.PositiveSmallIntegerField(default=14)
    confirms_by_itself = models.BooleanField(default=False, help_text="a match on its day, if nobody objects")
    publishes_match = models.BooleanField(default=False, help_text="what is proven about each match, without names")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug


class FormVersion(models.Model):
    """The questions of a program's form; a version that somebody has begun to answer is sealed and never changes."""

    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="forms")
    number = models.PositiveIntegerField()
    document = models.JSONField(help_text="what catalogue.read_form reads")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("program_id", "-number")
        constraints = (models.UniqueConstraint(fields=["program", "number"], name="form_version_once"),)

    def __str__(self) -> str:
        return f"form {self.number}"


class Round(models.Model):
    """One round of a program."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="rounds")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    state = models.CharField(
        max_length=12, choices=[(state, state) for state in RoundState], default=RoundState.PLANNED
    )
    form = models.ForeignKey(FormVersion, null=True, on_delete=models.PROTECT, related_name="rounds")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("program_id", "-id")

    def __str__(self) -> str:
        return self.slug


class CalendarEntry(models.Model):
    """A dated moment of a round: local time in the program's zone, and the same in UTC for asking what is due."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="calendar")
    moment = models.CharField(max_length=20, choices=[(moment, moment) for moment in Moment])
    number = models.PositiveSmallIntegerField(default=1)
    local = models.DateTimeField(help_text="wall clock in the program's zone, stored as if it were UTC")
    due_at = models.DateTimeField(db_index=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("round_id", "due_at", "moment", "number")
        constraints = (
            models.UniqueConstraint(fields=["round", "moment", "number"], name="moment_once"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(done_at__gte=F("due_at")), name="moment_not_done_before_it_is_due"
            ),
        )

    def __str__(self) -> str:
        return f"{self.moment} {self.number}"
