"""Move pairs and applications on the day of introductions, in the caller's transaction."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.services import write_journal
from pairloom.domain.pairs.models import Member, Pair
from pairloom.domain.pairs.queries.introducing import Coming, PlannedPair
from pairloom.domain.pairs.rules.introducing import Fate
from pairloom.domain.pairs.services.introducing.grouping import is_by_letters, read_facts
from pairloom.domain.pairs.states import PairState
from pairloom.domain.people.models import Person

AT_ONCE = 500


def move_pairs(coming: Coming, *, now: datetime) -> dict[str, int]:
    """Let pairs meet, and close those of which too few are left; tells how many.

    Whom a group lost before it met was never a member of it: the others do not read of them.
    """
    closed = [one for one in coming.pairs if one.fate is not Fate.MEET]
    _update_pairs(coming.meeting, state=PairState.MEETING, introduced_at=now)
    _update_pairs(closed, state=PairState.CLOSED, closed_at=now)
    ended = [member.pk for one in closed for member in (*one.lost, *(mate.member for mate in one.here))]
    for part in _cut(ended):
        Member.objects.filter(pk__in=part, left_at=None).update(left_at=now)
    for part in _cut([member.pk for one in coming.meeting for member in one.lost]):
        Member.objects.filter(pk__in=part).delete()
    for one in coming.meeting:
        if one.lost:
            describe_anew(one)
    return {"pairs": len(coming.meeting), "closed": len(closed)}


def note_apart(coming: Coming, *, by: Person | None, now: datetime) -> None:
    """Note of which planned pairs people are not introduced because two of them are kept apart; numbers only."""
    for one in coming.pairs:
        if one.apart:
            write_journal("pair.kept-apart", about=one.pair, by=by, at=now, people=len(one.apart))


def set_aside(coming: Coming) -> int:
    """Let everybody with a place and without a partner stand by; tells how many people have none."""
    numbers = [one.application.pk for one in coming.unpartnered]
    for part in _cut(numbers):
        standing = Application.objects.filter(pk__in=part, state=ApplicationState.ACCEPTED)
        standing.update(state=ApplicationState.STANDBY, why=Why.NO_PARTNER)
    return len(numbers)


def describe_anew(planned: PlannedPair) -> None:
    """Note what the two have in common who are left of a trio."""
    one, other = planned.here
    languages = read_facts(one, other)["languages"]
    planned.pair.language = languages[0][0] if languages else ""
    planned.pair.is_by_letters = is_by_letters(planned.here)
    planned.pair.save(update_fields=["language", "is_by_letters"])


def _update_pairs(pairs: Iterable[PlannedPair], **values: object) -> None:
    for part in _cut([one.pair.pk for one in pairs]):
        Pair.objects.filter(pk__in=part, state=PairState.PLANNED).update(**values)


def _cut(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    yield from (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))
