"""Why a run is out of date, in words: every cause that holds, with the first of its people, or what was decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs import queries
from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import Staleness
from pairloom.domain.people.models import Person
from pairloom.doors.backoffice.match.rulings import say_rulings
from pairloom.doors.backoffice.templatetags.office import number

MOST_NAMED = 12
"""So many people, or twos, are named for each cause."""
Numbers = tuple[int, ...]
Found = tuple[str, Sequence[Numbers]]
"""A cause in words, and its people by number of application: alone, or in twos who must not be partners."""


@dataclass(frozen=True)
class ShownCause:
    """One cause: in words, the first of its people (together where they are partners), and what was decided."""

    words: str
    people: tuple[tuple[Application, ...], ...] = ()
    has_more: bool = False
    decided: tuple[str, ...] = ()


def describe_stale(run: MatchRun | None, reader: Person) -> dict[str, object]:
    """Describe why a run is out of date to a reader; nothing of none."""
    staleness = Staleness() if run is None else queries.read_staleness(run)
    causes = [] if run is None or not staleness else [*list_causes(staleness, reader), *list_decided(run, staleness)]
    return {"is_stale": bool(staleness), "stale_causes": causes}


def list_causes(staleness: Staleness, reader: Person) -> list[ShownCause]:
    """List the causes that people brought about; one query for all names."""
    found = [*list_found(staleness), *list_apart(staleness, reader)]
    numbers = {one for _words, people in found for together in people[:MOST_NAMED] for one in together}
    named = {one.pk: one for one in queries.name_applications(tuple(numbers), most=len(numbers))}
    return [
        ShownCause(words, tuple(name_people(named, people[:MOST_NAMED])), has_more=len(people) > MOST_NAMED)
        for words, people in found
    ]


def list_found(staleness: Staleness) -> Iterator[Found]:
    """List who left, who came, who changed something, and how many cannot be named any more."""
    for people, say in (
        (staleness.withdrawn, say_withdrawn),
        (staleness.missing, say_missing),
        (staleness.changed, say_changed),
    ):
        if people:
            yield say(len(people)), [(one,) for one in people]
    if staleness.vanished:
        yield say_vanished(staleness.vanished), ()


def list_apart(staleness: Staleness, reader: Person) -> Iterator[Found]:
    """List partners who are kept apart by now; what another wishes about the reader is not told to them."""
    told = [one.applications for one in staleness.apart if not one.is_secret_to(reader)]
    if told:
        yield say_apart(len(told)), told
    if len(told) < len(staleness.apart):
        yield _("Something else has changed since."), ()


def list_decided(run: MatchRun, staleness: Staleness) -> Iterator[ShownCause]:
    """List what was decided, or taken back, and is not known to the run."""
    if staleness.rulings_changed:
        decided = say_rulings(run.round, queries.rulings_unknown_to(run)[:MOST_NAMED])
        yield ShownCause(_("You decided something that this match does not know yet."), decided=tuple(decided))


def name_people(named: dict[int, Application], people: Iterable[Numbers]) -> Iterator[tuple[Application, ...]]:
    """Name people who belong together; who was erased a moment ago is left out."""
    for together in people:
        yield tuple(named[one] for one in together if one in named)


def say_withdrawn(count: int) -> str:
    """Say how many have no place any more."""
    words = ngettext("%(number)s person has no place any more.", "%(number)s people have no place any more.", count)
    return words % {"number": number(count)}


def say_missing(count: int) -> str:
    """Say how many got a place."""
    words = ngettext("%(number)s person got a place since.", "%(number)s people got a place since.", count)
    return words % {"number": number(count)}


def say_changed(count: int) -> str:
    """Say how many changed an answer."""
    words = ngettext("%(number)s person changed an answer since.", "%(number)s people changed an answer since.", count)
    return words % {"number": number(count)}


def say_vanished(count: int) -> str:
    """Say how many were erased."""
    words = ngettext(
        "%(number)s person was erased since, with everything about them.",
        "%(number)s people were erased since, with everything about them.",
        count,
    )
    return words % {"number": number(count)}


def say_apart(count: int) -> str:
    """Say how many partners are kept apart."""
    words = ngettext(
        "%(number)s pair holds two people who are kept apart now.",
        "%(number)s pairs hold two people who are kept apart now.",
        count,
    )
    return words % {"number": number(count)}
