"""Groups of a run in a list: who, how each is served, what is special about them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pairloom.domain.pairs.models import Seat
from pairloom.domain.pairs.queries import Group
from pairloom.domain.pairs.states import Unplaced
from pairloom.domain.pairs.wording import UNPLACED
from pairloom.doors.backoffice.match.served import BAD, MODEST
from pairloom.doors.backoffice.match.words import say_percent

MARKS: tuple[tuple[str, Promise, str], ...] = (
    ("is_pinned", _("decided by you"), "well"),
    ("is_bridge", pgettext_lazy("match", "bridge"), ""),
    ("is_thin", _("little known"), ""),
    ("is_unsure", _("unsure answer"), "waiting"),
)


@dataclass(frozen=True)
class ShownPerson:
    """One person in a list: how well served, in percent of the own best and as a tone."""

    seat: Seat
    name: str
    served: str
    tone: str


@dataclass(frozen=True)
class ShownGroup:
    """A group in a list; `why` is said of somebody without a partner."""

    group: Group
    people: tuple[ShownPerson, ...]
    marks: tuple[tuple[Promise, str], ...]
    why: Promise | str = ""


def show_group(group: Group) -> ShownGroup:
    """Show a group in a list."""
    alone = group.seats[0] if group.number is None else None
    return ShownGroup(
        group=group,
        people=tuple(map(show_person, group.seats)),
        marks=tuple(list_marks(group)),
        why=say_unplaced(alone) if alone else "",
    )


def show_person(seat: Seat) -> ShownPerson:
    """Show one person of a group."""
    application = seat.application
    name = application.name or application.person.name or application.person.email
    if seat.rel < 0:
        return ShownPerson(seat, name, "", "")
    tone = "trouble" if seat.rel < BAD else "waiting" if seat.rel < MODEST else ""
    return ShownPerson(seat, name, say_percent(seat.rel), tone)


def say_unplaced(seat: Seat) -> Promise | str:
    """Say why somebody has no partner."""
    return UNPLACED[Unplaced(seat.why)] if seat.why else ""


def list_marks(group: Group) -> Iterator[tuple[Promise, str]]:
    """List what is special about a group, once each."""
    if group.is_trio:
        yield _("group of three"), ""
    for field, words, tone in MARKS:
        if any(getattr(seat, field) for seat in group.seats):
            yield words, tone
