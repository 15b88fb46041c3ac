"""Reads of the work on match runs: what waits for a worker, what a run is solved from, which runs are kept."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.models import MatchRun, RunFile, Seat
from pairloom.domain.pairs.states import ACTIVE_RUNS, FileKind, RunState
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState

RUN_LEASE = timedelta(seconds=30)
"""A run whose worker was not heard of for so long has lost it."""
KEPT_RUNS = 5
"""So many of the newest runs keep their seats and files."""


def rounds_to_match() -> list[Round]:
    """List the rounds that have closed, in which people have a place, and that no match was ever ordered for."""
    placed = Application.objects.filter(round=OuterRef("pk"), state=ApplicationState.ACCEPTED)
    closed = Round.objects.filter(Exists(placed), state=RoundState.CLOSED, match_runs=None)
    return list(closed.select_related("program").order_by("id"))


def has_places(round_: Round) -> bool:
    """Tell whether somebody has a place in a round."""
    return Application.objects.filter(round=round_, state=ApplicationState.ACCEPTED).exists()


def has_active_run(round_: Round) -> bool:
    """Tell whether a match of a round waits or is being solved."""
    return MatchRun.objects.filter(round=round_, state__in=ACTIVE_RUNS).exists()


def is_free(now: datetime) -> Q:
    """Say which runs a worker may take: those that wait, and those whose worker is gone."""
    return Q(state=RunState.WAITING) | Q(state=RunState.SOLVING, seen_at__lte=now - RUN_LEASE)


def runs_waiting(now: datetime) -> QuerySet[MatchRun]:
    """List the runs that a worker may take, the one ordered first at the top."""
    runs = MatchRun.objects.filter(is_free(now)).order_by("ordered_at", "id")
    return runs.select_related("round__program", "round__form", "base", "ordered_by")


def read_run_file(run: MatchRun, kind: FileKind) -> bytes | None:
    """Read a file of a run; none when it was not made yet, or not kept."""
    content = RunFile.objects.filter(run=run, kind=kind).values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def read_groups_of(run: MatchRun) -> dict[int, frozenset[int]]:
    """Read who sits together in a run: numbers of applications by the number of the group; one query."""
    groups: dict[int, set[int]] = {}
    for group, application in Seat.objects.filter(run=run, group__isnull=False).values_list("group", "application_id"):
        groups.setdefault(group or 0, set()).add(application)
    return {group: frozenset(members) for group, members in groups.items()}


def read_persons_of(round_: Round) -> dict[int, int]:
    """Read whose applications have a place in a round: numbers of people by the number of the application."""
    placed = Application.objects.filter(round=round_, state=ApplicationState.ACCEPTED)
    return dict(placed.values_list("pk", "person_id"))


def keep_known(round_: Round, seats: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Keep the seats of applications that are still there; one query."""
    known = set(Application.objects.filter(round=round_).values_list("pk", flat=True))
    return [seat for seat in seats if seat["application"] in known]


def runs_to_empty(round_: Round) -> QuerySet[MatchRun]:
    """List the runs whose seats and files are not kept: all but the newest five that are done, and the confirmed."""
    done = MatchRun.objects.filter(round=round_, state__in=(RunState.DONE, RunState.CONFIRMED))
    kept = list(done.order_by("-number").values_list("pk", flat=True)[:KEPT_RUNS])
    others = MatchRun.objects.filter(round=round_).exclude(pk__in=kept)
    return others.exclude(state__in=(*ACTIVE_RUNS, RunState.CONFIRMED)).order_by("id")


def has_other_done(run: MatchRun) -> bool:
    """Tell whether another match of the same round was done before."""
    done = MatchRun.objects.filter(round_id=run.round_id, state__in=(RunState.DONE, RunState.CONFIRMED))
    return done.exclude(pk=run.pk).exists()


def read_result_files(run: int) -> tuple[bytes, bytes] | None:
    """Read what a run was solved from and what explains it; none when they are not kept. One query."""
    kinds = (FileKind.SNAPSHOT, FileKind.RESULT)
    found = dict(RunFile.objects.filter(run_id=run, kind__in=kinds).values_list("kind", "content"))
    return (bytes(found[kinds[0]]), bytes(found[kinds[1]])) if len(found) == len(kinds) else None
