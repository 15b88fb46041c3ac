"""Part a pair that meets when somebody of it leaves: letters that have not gone are stopped, who is left is told."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services import withdraw_application
from pairloom.domain.applications.states import ApplicationState, Behalf, Why
from pairloom.domain.core.errors import Refused
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.services import Reader, cancel_letters, queue
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.pairs.queries.introducing import PlannedPair, Unpartnered, read_group
from pairloom.domain.pairs.queries.parting import find_meeting, list_untold, numbers_of_meeting, pairs_to_part
from pairloom.domain.pairs.queries.sending import INTRODUCTIONS, PARTED, UNPLACED
from pairloom.domain.pairs.queries.standing import Mate
from pairloom.domain.pairs.queries.troubles import UNWRITTEN
from pairloom.domain.pairs.rules.introducing import Fate
from pairloom.domain.pairs.services.introducing.moving import describe_anew
from pairloom.domain.pairs.services.introducing.writer import Writer
from pairloom.domain.pairs.states import PairState
from pairloom.domain.people.models import Person
from pairloom.domain.programs.queries import read_round_times


@transaction.atomic
def withdraw_from_round(
    application: Application, *, by: Person | None, reason: Behalf | None = None, now: datetime
) -> bool:
    """Withdraw an application and part the pair that it meets in, at once; tells whether it stood until now."""
    pairs = numbers_of_meeting(application)
    _lock(pairs)
    is_withdrawn = withdraw_application(application, by=by, reason=reason, now=now)
    for number in pairs:
        part_pair(number, now=now)
    return is_withdrawn


def part_pairs(*, now: datetime) -> int:
    """Part all pairs that somebody left in whatever way, each in a transaction of its own; tells how many."""
    return sum(part_pair(number, now=now) for number in [pair.pk for pair in pairs_to_part()])


@transaction.atomic
def part_pair(number: int, *, now: datetime) -> bool:
    """Let two who are left of a trio go on, and tell the one who is left alone; tells whether somebody had left.

    Letters about the pair that were not handed over yet are stopped: nobody is told to meet somebody who left.
    """
    _lock([number])
    pair = find_meeting(number)
    if pair is None:
        return False
    group = read_group(pair)
    lost = [one.pk for one in group.gone if one.left_at is None]
    if not lost and group.fate is Fate.MEET:
        return False
    Member.objects.filter(pk__in=lost).update(left_at=now)
    cancel_letters(about=name_row(pair), now=now, reason=PARTED)
    write_journal("pair.parted", about=pair, at=now, left=len(group.here))
    if group.fate is Fate.MEET:
        _go_on(group, now=now)
    else:
        _end(group, now=now)
    return True


def _lock(pairs: list[int]) -> None:
    """Lock pairs before the applications of their people: whoever else withdraws from them waits."""
    list(Pair.objects.select_for_update().filter(pk__in=pairs).order_by("pk").values_list("pk"))


def _go_on(group: PlannedPair, *, now: datetime) -> None:
    """Let two meet who are left of a trio; who was not told of the three yet is told of the other one."""
    describe_anew(group)
    writer, untold = Writer(group.pair.round, now=now), list_untold(group.pair)
    for mate in group.here:
        if mate.member.person_id in untold:
            _send(INTRODUCTIONS[0], writer.write_member(group, mate), group.pair, mate.application, now=now)


def _end(group: PlannedPair, *, now: datetime) -> None:
    """Close a pair of which one is left, or nobody."""
    pair, untold = group.pair, list_untold(group.pair)
    pair.state, pair.closed_at = PairState.CLOSED, now
    pair.save(update_fields=["state", "closed_at"])
    for mate in group.here:
        _leave_alone(pair, mate, has_met=mate.member.person_id not in untold, now=now)


def _leave_alone(pair: Pair, mate: Mate, *, has_met: bool, now: datetime) -> None:
    """Let the one who is left stand by until half of the round, and come first after it; and tell them."""
    application, round_ = mate.application, pair.round
    Member.objects.filter(pk=mate.member.pk).update(left_at=now)
    stands_by = now < read_round_times(round_).half_at
    application.state = ApplicationState.STANDBY if stands_by else ApplicationState.WAITING
    application.why, application.round = Why.NO_PARTNER, round_
    application.save(update_fields=["state", "why"])
    write_journal("application.left-alone", about=application, at=now, state=application.state.value)
    told = Unpartnered(application, why="", is_left_alone=True, has_met=has_met)
    _send(UNPLACED, Writer(round_, now=now).write_unpartnered(told), pair, application, now=now)


def _send(kind: str, reader: Reader, pair: Pair, application: Application, *, now: datetime) -> None:
    """Queue a letter of its own; that one cannot be written keeps nobody from leaving, and is noted."""
    key = f"{kind}:{name_row(pair)}:{reader.mark}"
    try:
        queue(
            kind, key=key, values=reader.values, to=reader.person, language=reader.language, about=reader.about,
            program=pair.round.program, attachment=dict(reader.attachment), now=now,
        )  # fmt: skip
    except Refused as refusal:
        fault, name = refusal.reason.value, str(refusal.details.get("name", ""))
        write_journal(UNWRITTEN, about=application, at=now, round=pair.round_id, kind=kind, fault=fault, name=name)
