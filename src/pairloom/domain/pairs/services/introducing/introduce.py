"""Introduce a round: render and check every letter with no transaction open, then store all of it in one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.errors import LettersUnwritten
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services import start_rendered_mailing
from pairloom.domain.pairs.queries.introducing import Coming, read_coming, read_coming_key
from pairloom.domain.pairs.queries.sending import INTRODUCTIONS, UNPLACED, name_mailing
from pairloom.domain.pairs.rules.introducing import OVER, check_may_introduce
from pairloom.domain.pairs.services.introducing.moving import move_pairs, note_apart, set_aside
from pairloom.domain.pairs.services.introducing.tray import Tray
from pairloom.domain.pairs.services.introducing.troubles import note_unwritten
from pairloom.domain.pairs.services.introducing.writer import Writer
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.services import finish_moment, move_round
from pairloom.domain.programs.states import Moment, RoundState

TRIES = 3
"""How often all is rendered anew because somebody withdrew or changed something meanwhile."""
Letters = Mapping[str, list[Letter]]


@dataclass(frozen=True)
class Prepared:
    """What is about to happen, and all letters about it by their kind, rendered and not stored."""

    coming: Coming
    letters: Letters


def introduce_round(round_: Round, *, by: Person | None = None, now: datetime) -> int:
    """Introduce the partners of a round; tells how many letters were queued, none when it was done before.

    Refused before the day, as long as no match is confirmed, and when a letter cannot be written: then it is noted
    whose, and why. Either everybody is told or nobody: a process that ends in the middle leaves all as it was.
    """
    for _ in range(TRIES):
        if Round.objects.filter(pk=round_.pk, state__in=OVER).exists():
            return 0
        _check(round_, now=now)
        queued = _store(round_, _prepare(round_, now=now), by=by, now=now)
        if queued is not None:
            return queued
    raise Refused(Reason.MATCH_OUT_OF_DATE)


def prepare_introductions(round_: Round, *, now: datetime) -> Prepared:
    """Render and check every letter of the introductions of a round; stores nothing. Raises LettersUnwritten."""
    coming = read_coming(round_)
    writer, tray = Writer(round_, now=now), Tray(round_, now=now)
    for planned in coming.meeting:
        kind = INTRODUCTIONS[len(planned.here) > 2]
        for mate in planned.here:
            tray.write(kind, mate.member.person_id, partial(writer.write_member, planned, mate))
    for one in coming.unpartnered:
        tray.write(UNPLACED, one.application.person_id, partial(writer.write_unpartnered, one))
    return Prepared(coming, tray.render())


def _prepare(round_: Round, *, now: datetime) -> Prepared:
    """Prepare the letters, and note which cannot be written."""
    try:
        return prepare_introductions(round_, now=now)
    except LettersUnwritten as refusal:
        note_unwritten(round_, refusal.letters, now=now)
        raise


def _check(round_: Round, *, now: datetime) -> None:
    state = RoundState(Round.objects.values_list("state", flat=True).get(pk=round_.pk))
    check_may_introduce(state, meets_at=read_round_times(round_).meets_at, now=now)


@transaction.atomic
def _store(round_: Round, prepared: Prepared, *, by: Person | None, now: datetime) -> int | None:
    """Do all at once; none when something has changed since it was prepared."""
    locked = Round.objects.select_for_update(of=("self",)).select_related("program").get(pk=round_.pk)
    if locked.state in OVER:
        return 0
    _check(locked, now=now)
    if read_coming_key(locked) != prepared.coming.key:
        return None
    counts = move_pairs(prepared.coming, now=now)
    note_apart(prepared.coming, by=by, now=now)
    counts["without"] = set_aside(prepared.coming)
    queued = sum(_queue(kind, locked, letters, by=by, now=now) for kind, letters in prepared.letters.items())
    move_round(locked, to=RoundState.RUNNING, by=by, now=now)
    finish_moment(locked.calendar.get(moment=Moment.INTRODUCTIONS), now=now)
    write_journal("round.introduced", about=locked, by=by, at=now, letters=queued, **counts)
    return queued


def _queue(kind: str, round_: Round, letters: list[Letter], *, by: Person | None, now: datetime) -> int:
    """Queue the letters of a kind as one mass sending, which organisers can hold."""
    if letters:
        key = name_mailing(kind, round_)
        start_rendered_mailing(kind, key=key, letters=letters, program=round_.program, by=by, now=now)
    return len(letters)
