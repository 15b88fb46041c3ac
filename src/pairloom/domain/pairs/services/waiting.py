"""When the day of introductions has come: confirm by itself where the program wants it, else remind who must."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import translation

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import name_row
from pairloom.domain.letters.services import queue
from pairloom.domain.letters.wording.moments import say_moment
from pairloom.domain.pairs.models import MatchRun, Ruling
from pairloom.domain.pairs.queries import done_run, newest_run, read_staleness
from pairloom.domain.pairs.queries.introducing import introductions_due
from pairloom.domain.pairs.rules.waiting import Standing, Step, Waiting, choose_step
from pairloom.domain.pairs.services.confirming import confirm_match
from pairloom.domain.pairs.services.matches import order_match_run
from pairloom.domain.pairs.states import RulingKind, RunState
from pairloom.domain.pairs.wording.waiting import say_waiting
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import LEADERS, people_with_role
from pairloom.domain.programs.models import CalendarEntry, Round
from pairloom.domain.programs.states import RoundState

KIND = "match-waits"


def confirm_due_matches(*, now: datetime) -> int:
    """Confirm the matches whose day has come, in programs that confirm by themselves; tells how many.

    An out-of-date one is solved again first. Where a person must act, directors and deputies are written to, once a
    day.
    """
    entries = [entry for entry in introductions_due(now) if entry.round.state == RoundState.CLOSED]
    return sum(_advance(entry, now=now) for entry in entries)


def _advance(entry: CalendarEntry, *, now: datetime) -> bool:
    """Do what the match of one round needs; tells whether it is confirmed now."""
    run = done_run(entry.round)
    step = choose_step(_read_standing(entry.round, run, now=now))
    if step is Step.CONFIRM and run is not None:
        step = _confirm(run, now=now)
    elif step is Step.ORDER:
        step = _order(entry.round, now=now)
    if isinstance(step, Waiting):
        _remind(entry, step, now=now)
    return step is Step.CONFIRM


def _read_standing(round_: Round, run: MatchRun | None, *, now: datetime) -> Standing:
    newest = newest_run(round_)
    held = Ruling.objects.filter(round=round_, kind=RulingKind.HOLD, taken_back_at=None)
    return Standing(
        confirms_by_itself=round_.program.confirms_by_itself,
        is_held=held.exists(),
        newest=None if newest is None else RunState(newest.state),
        has_done=run is not None,
        is_stale=run is not None and bool(read_staleness(run)),
        age=timedelta() if newest is None else now - newest.ordered_at,
    )


def _confirm(run: MatchRun, *, now: datetime) -> Step | Waiting:
    """Confirm a match that is up to date; what its second check finds waits for a person."""
    try:
        confirm_match(run, by=None, now=now)
    except Refused:
        return Waiting.BROKEN
    return Step.CONFIRM


def _order(round_: Round, *, now: datetime) -> Step | Waiting:
    """Order another match; where nobody has a place there is none."""
    try:
        order_match_run(round_, by=None, now=now)
    except Refused as refusal:
        return Step.REST if refusal.reason is Reason.MATCH_UNDER_WAY else Waiting.NO_MATCH
    return Step.ORDER


def _remind(entry: CalendarEntry, waiting: Waiting, *, now: datetime) -> None:
    """Write to everybody who directs the program or deputises, once a day."""
    round_ = entry.round
    people = {
        person.pk: person
        for role in sorted(LEADERS)
        for person in people_with_role(round_.program_id, role, today=now.date())
    }
    for person in people.values():
        queue(
            KIND,
            key=f"{KIND}:{round_.pk}:{now:%Y-%m-%d}:{person.pk}",
            values=_fill(entry, waiting, person),
            to=person,
            program=round_.program,
            about=name_row(round_),
            now=now,
        )


def _fill(entry: CalendarEntry, waiting: Waiting, person: Person) -> dict[str, str]:
    round_ = entry.round
    zone = person.time_zone or round_.program.time_zone
    with translation.override(person.language):
        why = say_waiting(waiting)
    return {
        "round": round_.name,
        "meets": say_moment(entry.due_at, language=person.language, zone=zone),
        "why": why,
        "link": f"{settings.SITE_URL}/office/rounds/{round_.slug}/",
    }
