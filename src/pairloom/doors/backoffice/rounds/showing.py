"""Say the dates of a round: by the program's clock, and by the reader's own where that differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from babel.dates import format_skeleton, format_time
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from pairloom.domain.core.wording import join_moment
from pairloom.domain.programs.catalogue import name_topic
from pairloom.domain.programs.models import CalendarEntry, Program, Round
from pairloom.domain.programs.queries import name_topics, read_planned
from pairloom.domain.programs.states import Moment, RoundState
from pairloom.look.locales import find_locale
from pairloom.look.names import MOMENTS
from pairloom.look.templatetags.look import moment

STATES: dict[str, tuple[Promise, str]] = {
    RoundState.PLANNED: (_("Being prepared"), "waiting"),
    RoundState.OPEN: (_("Open for applications"), "well"),
    RoundState.CLOSED: (_("Closed, not matched yet"), "waiting"),
    RoundState.MATCHED: (_("Matched, not introduced yet"), "waiting"),
    RoundState.RUNNING: (_("Pairs are meeting"), "well"),
    RoundState.ENDED: (pgettext_lazy("round", "Over"), ""),
    RoundState.CANCELLED: (pgettext_lazy("round", "Called off"), "trouble"),
}


@dataclass(frozen=True)
class ShownDate:
    """A dated moment as the office shows it; `yours` is empty for a reader whose clock is the program's."""

    name: str
    when: str
    yours: str
    due_at: datetime
    is_done: bool
    is_next: bool


@dataclass(frozen=True)
class ShownRound:
    """A round in a list: where it stands, and the days on which it opens and ends."""

    slug: str
    name: str
    state: Promise
    tone: str
    opens: str
    ends: str


def show_calendar(entries: Iterable[CalendarEntry], *, program: Program, now: datetime) -> list[ShownDate]:
    """Show a calendar, in order of time, with what is done and what comes next."""
    ordered = sorted(entries, key=lambda entry: (entry.due_at, entry.moment, entry.number))
    titles = name_dates(ordered, program=program)
    coming = next((place for place, entry in enumerate(ordered) if not is_over(entry, now=now)), -1)
    return [
        ShownDate(
            titles[entry.moment, entry.number],
            say_local(read_planned(entry).local),
            say_yours(entry),
            entry.due_at,
            is_over(entry, now=now),
            place == coming,
        )
        for place, entry in enumerate(ordered)
    ]


def show_round(shown: Round) -> ShownRound:
    """Show a round in a list, from a calendar that was read already."""
    days = {entry.moment: say_day(read_planned(entry).local) for entry in shown.calendar.all()}
    state, tone = STATES[shown.state]
    return ShownRound(shown.slug, shown.name, state, tone, days.get(Moment.OPENS, ""), days.get(Moment.ENDS, ""))


def is_over(entry: CalendarEntry, *, now: datetime) -> bool:
    """Tell whether a moment is done or has passed."""
    return entry.done_at is not None or entry.due_at <= now


def name_dates(entries: Iterable[CalendarEntry], *, program: Program) -> dict[tuple[str, int], str]:
    """Name the dates of a calendar by moment and number: topics by their titles, check-ins by number."""
    listed = list(entries)
    topics = name_topics(program, listed)
    return {(entry.moment, entry.number): name_date(entry.moment, entry.number, topics=topics) for entry in listed}


def name_date(kind: str, number: int, *, topics: Mapping[int, str]) -> str:
    """Name one date."""
    if kind == Moment.TOPIC:
        title = name_topic(topics.get(number, ""), get_language() or "en") or gettext("a topic of your own")
        return gettext("Topic %(number)s: %(title)s") % {"number": number, "title": title}
    if kind == Moment.CHECK_IN:
        return gettext("%(what)s, number %(number)s") % {"what": MOMENTS[kind], "number": number}
    return str(MOMENTS[kind])


def say_day(local: datetime) -> str:
    """Say a day with its weekday: "Mon, 6 Apr 2026"."""
    return format_skeleton("yMMMEd", local.replace(tzinfo=UTC), locale=find_locale())


def say_local(local: datetime) -> str:
    """Say day and time as the program's clock shows them."""
    return join_moment(say_day(local), format_time(local.time(), "short", locale=find_locale()))


def say_yours(entry: CalendarEntry) -> str:
    """Say day and time by the reader's clock, with its city; nothing where that is what the program's clock shows."""
    own = timezone.localtime(entry.due_at).replace(tzinfo=None)
    return "" if own == read_planned(entry).local else moment(entry.due_at)
