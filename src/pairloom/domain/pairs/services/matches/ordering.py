"""Order a match of a round, or take the order back; a worker solves it."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.core.errors import Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import done_run, newest_run
from pairloom.domain.pairs.queries.working import has_active_run, has_places, rounds_to_match
from pairloom.domain.pairs.rules.running import check_may_order, choose_seed
from pairloom.domain.pairs.states import ACTIVE_RUNS, RunState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.states import RoundState


@transaction.atomic
def order_match_run(round_: Round, *, by: Person | None, now: datetime) -> MatchRun:
    """Order a match of a round that has closed, around the newest one that is done.

    All runs of a round draw lots by the same seed: nobody can try again for better luck.
    """
    locked = Round.objects.select_for_update(of=("self",)).select_related("program").get(pk=round_.pk)
    is_under_way = has_active_run(locked)
    check_may_order(RoundState(locked.state), has_places=has_places(locked), is_under_way=is_under_way)
    last = newest_run(locked)
    run = MatchRun.objects.create(
        round=locked,
        number=1 if last is None else last.number + 1,
        base=done_run(locked),
        seed=choose_seed(locked.slug),
        ordered_at=now,
        ordered_by=by,
    )
    write_journal("match.ordered", about=locked, by=by, at=now, run=run.number)
    return run


@transaction.atomic
def drop_match_run(run: MatchRun, *, by: Person, now: datetime) -> bool:
    """Take back a match that waits or is being solved; tells whether it was not too late."""
    dropped = MatchRun.objects.filter(pk=run.pk, state__in=ACTIVE_RUNS).update(state=RunState.DROPPED, ended_at=now)
    if dropped:
        run.files.all().delete()
        write_journal("match.dropped", about=run.round, by=by, at=now, run=run.number)
    return bool(dropped)


def order_due_matches(*, now: datetime) -> int:
    """Order the first match of each round that has given its places; tells how many."""
    return sum(_order_first(round_, now=now) for round_ in rounds_to_match())


def _order_first(round_: Round, *, now: datetime) -> bool:
    """Order the match of a round; somebody may have ordered one in this moment."""
    try:
        order_match_run(round_, by=None, now=now)
    except Refused:
        return False
    return True
