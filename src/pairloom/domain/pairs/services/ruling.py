"""The organisers' last word about a match: pin, forbid, make a trio, pull, weigh, hold; and take each back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.engine.reading import Entry
from pairloom.domain.pairs.engine.ruling import Weight, find_broken_rules, list_weights
from pairloom.domain.pairs.models import Ruling
from pairloom.domain.pairs.queries import earlier_partners, kept_apart, read_round_form, rulings_of
from pairloom.domain.pairs.rules import Said, check_may_rule, check_may_say
from pairloom.domain.pairs.rules.ruling import NO_PLACE, SAME_PERSON
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import RoundState

MOST_POINTS = 1000
EARLIER, BLOCKED = "earlier", "blocked"


@transaction.atomic
def pin_pair(round_: Round, one: Application, other: Application, *, by: Person, now: datetime) -> Ruling:
    """Decide that two are partners."""
    return _rule_together(round_, RulingKind.PIN, [one, other], by=by, now=now)


@transaction.atomic
def make_trio(
    round_: Round, one: Application, other: Application, third: Application, *, by: Person, now: datetime
) -> Ruling:
    """Decide that three are a group."""
    return _rule_together(round_, RulingKind.TRIO, [one, other, third], by=by, now=now)


@transaction.atomic
def forbid_pair(round_: Round, one: Application, other: Application, *, by: Person, now: datetime) -> Ruling:
    """Decide that two are no partners in this round."""
    locked = _lock(round_)
    people = _check_people(locked, [one, other])
    return _say(locked, RulingKind.FORBID, people, by=by, now=now)


@transaction.atomic
def pull_person(round_: Round, one: Application, *, by: Person, now: datetime) -> Ruling:
    """Decide that somebody is not matched in this round."""
    locked = _lock(round_)
    return _say(locked, RulingKind.PULL, _check_people(locked, [one]), by=by, now=now)


@transaction.atomic
def weigh(round_: Round, criterion: str, points: int, *, by: Person, now: datetime) -> Ruling:
    """Decide how much a criterion counts in this round; what was decided about it before is taken back."""
    locked = _lock(round_)
    if criterion not in read_weights(locked) or not 0 <= points <= MOST_POINTS:
        raise Refused(Reason.MOVE_NOT_ALLOWED)
    standing = Ruling.objects.filter(round=locked, criterion=criterion, taken_back_at=None).first()
    if standing is not None and standing.points == points:
        return standing
    if standing is not None:
        _end(standing, by=by, now=now)
    return _store(locked, RulingKind.WEIGHT, [], f"weight:{criterion}", by, now, criterion=criterion, points=points)


@transaction.atomic
def weigh_all(round_: Round, points: Mapping[str, int], *, by: Person, now: datetime) -> int:
    """Decide how much each of some criteria counts; one that counts as the program has it needs no ruling.

    Tells how many have changed.
    """
    plain, held = read_weights(round_), {one.criterion: one for one in rulings_of(round_) if one.criterion}
    changed = [
        name for name, wanted in points.items() if wanted != (held[name].points if name in held else plain.get(name))
    ]
    for name in changed:
        if points[name] == plain.get(name):
            take_back_ruling(held[name], by=by, now=now)
        else:
            weigh(round_, name, points[name], by=by, now=now)
    return len(changed)


@transaction.atomic
def hold_match(round_: Round, *, by: Person, now: datetime) -> Ruling:
    """Decide that nothing is confirmed by itself in this round."""
    return _say(_lock(round_), RulingKind.HOLD, [], by=by, now=now)


@transaction.atomic
def take_back_ruling(ruling: Ruling, *, by: Person, now: datetime) -> bool:
    """Take back what was decided; tells whether it held until now."""
    locked = _lock(ruling.round)
    fresh = Ruling.objects.select_for_update().get(pk=ruling.pk, round=locked)
    if fresh.taken_back_at is not None:
        return False
    _end(fresh, by=by, now=now)
    return True


def list_round_weights(round_: Round) -> list[Weight]:
    """List what the match of a round weighs before any ruling, in the plan's order."""
    return list_weights(read_round_form(round_), round_.program)


def read_weights(round_: Round) -> dict[str, int]:
    """Read the points of each criterion by its name, before any ruling."""
    return {weight.criterion: weight.points for weight in list_round_weights(round_)}


def _rule_together(
    round_: Round, kind: RulingKind, people: Sequence[Application], *, by: Person, now: datetime
) -> Ruling:
    locked = _lock(round_)
    chosen = _check_people(locked, people)
    _check_possible(locked, chosen)
    return _say(locked, kind, chosen, by=by, now=now)


def _lock(round_: Round) -> Round:
    rows = Round.objects.select_for_update(of=("self",)).select_related("program", "form")
    locked = rows.get(pk=round_.pk)
    check_may_rule(RoundState(locked.state))
    return locked


def _check_people(round_: Round, people: Sequence[Application]) -> list[Application]:
    """Read people anew, by number; refused unless each is another one with a place in this round."""
    numbers = {one.pk for one in people}
    if len(numbers) != len(people):
        raise Refused(Reason.PAIR_NOT_POSSIBLE, rule=SAME_PERSON)
    placed = Application.objects.filter(pk__in=numbers, round=round_, state=ApplicationState.ACCEPTED)
    found = list(placed.select_related("person").order_by("pk"))
    if len(found) != len(numbers):
        raise Refused(Reason.PAIR_NOT_POSSIBLE, rule=NO_PLACE)
    return found


def _check_possible(round_: Round, people: Sequence[Application]) -> None:
    """Refuse a group in which some two break a hard rule; the refusal names the rule."""
    entries = [Entry(one.pk, one.answers, one.person.email, one.name) for one in people]
    persons = [one.person_id for one in people]
    broken = find_broken_rules(entries, read_round_form(round_), round_.program, read_round_times(round_))
    broken += [EARLIER] * _holds_two(earlier_partners(persons), persons)
    broken += [BLOCKED] * _holds_two(kept_apart(persons), persons)
    if broken:
        raise Refused(Reason.PAIR_NOT_POSSIBLE, rule=broken[0])


def _holds_two(pairs: Iterable[tuple[int, int]], persons: Sequence[int]) -> bool:
    return any(set(pair) <= set(persons) for pair in pairs)


def _say(round_: Round, kind: RulingKind, people: Sequence[Application], *, by: Person, now: datetime) -> Ruling:
    """Store a word unless it holds already; refused when it contradicts another one."""
    numbers = [one.pk for one in people]
    key = ":".join([kind.value, "-".join(map(str, numbers))]) if numbers else kind.value
    standing = Ruling.objects.filter(round=round_, key=key, taken_back_at=None).first()
    if standing is not None:
        return standing
    check_may_say(Said(kind, frozenset(numbers)), list(map(_read_said, rulings_of(round_))))
    return _store(round_, kind, people, key, by, now)


def _read_said(ruling: Ruling) -> Said:
    named = (ruling.one_id, ruling.other_id, ruling.third_id)
    return Said(RulingKind(ruling.kind), frozenset(number for number in named if number is not None))


def _store(
    round_: Round,
    kind: RulingKind,
    people: Sequence[Application],
    key: str,
    by: Person,
    now: datetime,
    **more: str | int,
) -> Ruling:
    named = dict(zip(("one", "other", "third"), people, strict=False))
    ruling = Ruling.objects.create(round=round_, kind=kind, key=key, made_at=now, made_by=by, **named, **more)
    write_journal("ruling.made", about=round_, by=by, at=now, kind=kind.value, ruling=ruling.pk)
    return ruling


def _end(ruling: Ruling, *, by: Person, now: datetime) -> None:
    ruling.taken_back_at, ruling.taken_back_by = now, by
    ruling.save(update_fields=["taken_back_at", "taken_back_by"])
    write_journal("ruling.taken-back", about=ruling.round, by=by, at=now, kind=ruling.kind, ruling=ruling.pk)
