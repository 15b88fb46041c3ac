"""Confirm a match: its pairs are planned and nobody knows yet; take that back as long as nobody was introduced."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.models import MatchRun, Member, Pair, Seat
from pairloom.domain.pairs.queries import check_groups, done_run, newest_run, read_staleness
from pairloom.domain.pairs.queries.introducing import confirmed_run
from pairloom.domain.pairs.rules.introducing import check_may_confirm, check_may_take_back
from pairloom.domain.pairs.services.ruling import hold_match
from pairloom.domain.pairs.states import ACTIVE_RUNS, PairState, RunState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.services import move_round
from pairloom.domain.programs.states import RoundState

AT_ONCE = 500


@transaction.atomic
def confirm_match(run: MatchRun, *, by: Person | None, now: datetime) -> bool:
    """Plan the pairs of a run; tells whether this call did. Nobody is told anything yet.

    Refused unless it is the newest match of its round and up to date, and when one of its groups breaks a rule, which
    is checked again from the answers alone.
    """
    round_ = _lock_round(run.round_id)
    fresh = MatchRun.objects.select_for_update().get(pk=run.pk)
    if fresh.state == RunState.CONFIRMED:
        return False
    fresh.round = round_
    _check(fresh)
    people = _plan_pairs(fresh, now=now)
    fresh.state, fresh.confirmed_at, fresh.confirmed_by = RunState.CONFIRMED, now, by
    fresh.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    move_round(round_, to=RoundState.MATCHED, by=by, now=now)
    write_journal("match.confirmed", about=fresh, by=by, at=now, people=people)
    return True


@transaction.atomic
def take_back_confirmation(round_: Round, *, by: Person, now: datetime) -> bool:
    """Forget the planned pairs of a round, so that it can be matched again; tells whether there were any.

    Refused once partners know of each other. In a program that confirms by itself this is an objection: nothing is
    confirmed by itself until the hold is taken back.
    """
    locked = _lock_round(round_.pk)
    check_may_take_back(RoundState(locked.state))
    run = confirmed_run(locked)
    if run is None or locked.state != RoundState.MATCHED:
        return False
    Pair.objects.filter(round=locked, state=PairState.PLANNED).delete()
    run.state, run.confirmed_at, run.confirmed_by = RunState.DONE, None, None
    run.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    move_round(locked, to=RoundState.CLOSED, by=by, now=now)
    write_journal("match.taken-back", about=run, by=by, at=now)
    if locked.program.confirms_by_itself:
        hold_match(locked, by=by, now=now)
    return True


def _lock_round(number: int) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("program").get(pk=number)


def _check(run: MatchRun) -> None:
    newest, shown = newest_run(run.round), done_run(run.round)
    check_may_confirm(
        RoundState(run.round.state),
        RunState(run.state),
        is_newest=shown is not None and shown.pk == run.pk,
        is_solving=newest is not None and newest.state in ACTIVE_RUNS,
    )
    if read_staleness(run):
        raise Refused(Reason.MATCH_OUT_OF_DATE)
    broken = check_groups(run)
    if broken:
        raise Refused(Reason.PAIR_NOT_POSSIBLE, rule=broken[0].rule)


def _plan_pairs(run: MatchRun, *, now: datetime) -> int:
    """Store a pair for each group of a run, numbered from one; tells how many people are in them."""
    seats = Seat.objects.filter(run=run, group__isnull=False).order_by("group", "id")
    listed = list(seats.select_related("application").defer("application__answers"))
    groups = [list(group) for _number, group in groupby(listed, key=lambda seat: seat.group)]
    first = Pair.objects.filter(round=run.round).order_by("-number").values_list("number", flat=True).first() or 0
    pairs = [_make_pair(run, number, group, now=now) for number, group in enumerate(groups, first + 1)]
    Pair.objects.bulk_create(pairs, batch_size=AT_ONCE)
    Member.objects.bulk_create(_make_members(pairs, groups), batch_size=AT_ONCE)
    return len(listed)


def _make_pair(run: MatchRun, number: int, group: Sequence[Seat], *, now: datetime) -> Pair:
    return Pair(
        round=run.round,
        run=run,
        number=number,
        language=_choose_language(group),
        is_by_letters=all(facts.get("letters") for seat in group for facts in seat.facts.values()),
        made_at=now,
    )


def _make_members(pairs: Iterable[Pair], groups: Iterable[Sequence[Seat]]) -> Iterator[Member]:
    for pair, group in zip(pairs, groups, strict=True):
        for seat in group:
            application = seat.application
            yield Member(
                pair=pair, round=pair.round, person_id=application.person_id, application=application, facts=seat.facts
            )


def _choose_language(group: Sequence[Seat]) -> str:
    """Choose the language to start with: the best one that somebody has in common with all others of the group."""
    facts = list(group[0].facts.values())
    listed = [[code for code, *_levels in one.get("languages", [])] for one in facts] or [[]]
    return next((code for code in listed[0] if all(code in codes for codes in listed)), "")
