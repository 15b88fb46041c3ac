"""Hold the groups of a run against what people said: organisers in rulings, applicants about earlier partners."""

from collections.abc import Iterable, Iterator, Sequence

from pairloom.domain.pairs.models import MatchRun, Ruling
from pairloom.domain.pairs.queries.checking.guests import Guest
from pairloom.domain.pairs.states import RulingKind
from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.states import QuestionKind
from pairloom.sheets.answers.earlier import read_earlier
from pairloom.sheets.folding import fold_text

TOGETHER = frozenset({RulingKind.PIN, RulingKind.TRIO})
NAMES = {RulingKind.PIN: "pinned", RulingKind.TRIO: "pinned", RulingKind.FORBID: "forbidden", RulingKind.PULL: "pulled"}
Said = tuple[int, str, tuple[int, ...]]


def find_broken_rulings(run: MatchRun, seated: Iterable[Guest]) -> Iterator[Said]:
    """Find which rulings that hold the groups do not obey: group, rule, people; one query."""
    groups = {one.number: one.group or 0 for one in seated}
    for ruling in Ruling.objects.filter(round_id=run.round_id, taken_back_at=None).order_by("id"):
        kind = RulingKind(ruling.kind)
        people = tuple(number for number in (ruling.one_id, ruling.other_id, ruling.third_id) if number is not None)
        if kind in NAMES and _is_broken(kind, people, groups):
            yield next((groups[number] for number in people if number in groups), 0), NAMES[kind], people


def list_written_pairs(guests: Sequence[Guest], form: Form) -> Iterator[tuple[int, int]]:
    """List who were partners as either of the two wrote it, by address or whole name; lower number first."""
    question = form.find_kind(QuestionKind.EARLIER)
    by_address = {one.address.casefold(): one.number for one in guests if one.address}
    by_name: dict[str, list[int]] = {}
    for one in guests:
        by_name.setdefault(fold_text(one.name), []).append(one.number)
    for one in guests if question is not None else ():
        told = one.answers.get(question.name) if question is not None else None
        reading = read_earlier(str(told.get("partners") or "") if isinstance(told, dict) else "", by_name)
        named = [by_address[address] for address in reading.addresses if address in by_address]
        named += [number for name in reading.names for number in by_name[name]]
        yield from ((min(one.number, other), max(one.number, other)) for other in named if other != one.number)


def _is_broken(kind: RulingKind, people: Sequence[int], groups: dict[int, int]) -> bool:
    seats = [groups.get(number, 0) for number in people]
    if kind is RulingKind.PULL:
        return any(seats)
    is_together = len(set(seats)) == 1 and all(seats)
    return not is_together if kind in TOGETHER else is_together
