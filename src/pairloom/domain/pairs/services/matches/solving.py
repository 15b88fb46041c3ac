"""Solve a match in a child process, from a snapshot that is stored first: after a restart the same one is solved."""

import platform
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version

from django.db import transaction

from pairloom.domain.pairs.engine.matches.gathering import describe_plan, gather_match
from pairloom.domain.pairs.engine.matches.problem import MatchProblem, Wanted, join_groups, pack_match
from pairloom.domain.pairs.engine.matches.solving import MatchSolving
from pairloom.domain.pairs.models import MatchRun, Ruling, RunFile
from pairloom.domain.pairs.queries import earlier_partners, kept_apart, read_round_form, rulings_of
from pairloom.domain.pairs.queries.working import read_groups_of, read_persons_of, read_run_file
from pairloom.domain.pairs.services.gathering import list_entries, read_days
from pairloom.domain.pairs.states import FileKind, RulingKind

LIBRARIES = ("pairloom", "numpy", "numba")


@dataclass(frozen=True, slots=True)
class RunningMatch:
    """A match that is being solved."""

    run: MatchRun
    solving: MatchSolving

    def wait(self, seconds: float) -> bool:
        """Wait so long at most for the solving to end; tells whether it has."""
        return self.solving.wait(seconds)

    def progress(self) -> tuple[str, float]:
        """Tell what is being done, and how much of it is over."""
        return self.solving.read_progress()

    def give_up(self) -> None:
        """End the child; the match stays with its snapshot until another worker takes it."""
        self.solving.end()


def begin_match_run(run: MatchRun, *, now: datetime) -> RunningMatch:
    """Let a child process solve the snapshot of a match that was claimed; the first time, the snapshot is made.

    Raises SolvingError when no problem can be made of the answers and rulings.
    """
    snapshot = read_run_file(run, FileKind.SNAPSHOT) or store_snapshot(run, now=now)
    return RunningMatch(run, MatchSolving(snapshot))


@transaction.atomic
def store_snapshot(run: MatchRun, *, now: datetime) -> bytes:
    """Store what a match is solved from, as things stand now."""
    rulings = [one for one in rulings_of(run.round) if one.kind != RulingKind.HOLD]
    problem = gather_run(run, rulings)
    snapshot = pack_match(problem)
    RunFile.objects.create(run=run, kind=FileKind.SNAPSHOT, content=snapshot)
    noted = {
        "snapshot_sha256": sha256(snapshot).hexdigest(),
        "plan": describe_plan(problem),
        "rulings": sorted(one.pk for one in rulings),
        "people": len(problem.places),
        "versions": read_versions(),
        "seen_at": now,
    }
    MatchRun.objects.filter(pk=run.pk).update(**noted)
    run.refresh_from_db(fields=list(noted))
    return snapshot


def gather_run(run: MatchRun, rulings: list[Ruling]) -> MatchProblem:
    """Gather the problem of a match from its round and the organisers' rulings."""
    round_ = run.round
    weights = {one.criterion: one.points for one in rulings if one.kind == RulingKind.WEIGHT and one.points is not None}
    wanted = _list_wanted(run, rulings)
    return gather_match(
        list_entries(round_), read_round_form(round_), round_.program, read_days(round_), wanted, weights
    )


def read_versions() -> dict[str, str]:
    """Read which versions solve a match."""
    return {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}}


def _list_wanted(run: MatchRun, rulings: list[Ruling]) -> Wanted:
    persons = read_persons_of(run.round)
    numbers = {person: application for application, person in persons.items()}
    met, apart = earlier_partners(numbers), kept_apart(numbers)
    groups = {} if run.base is None else read_groups_of(run.base)
    return Wanted(
        seed=run.seed,
        pinned=[_name_pair(one) for one in rulings if one.kind == RulingKind.PIN],
        forbidden=[_name_pair(one) for one in rulings if one.kind == RulingKind.FORBID],
        preview=join_groups([sorted(group) for group in groups.values()]),
        trios=[(*_name_pair(one), one.third_id or 0) for one in rulings if one.kind == RulingKind.TRIO],
        pulled=[one.one_id or 0 for one in rulings if one.kind == RulingKind.PULL],
        earlier=[(numbers[one], numbers[other]) for one, other in met],
        blocked=[(numbers[one], numbers[other]) for one, other in apart],
    )


def _name_pair(ruling: Ruling) -> tuple[int, int]:
    return ruling.one_id or 0, ruling.other_id or 0
