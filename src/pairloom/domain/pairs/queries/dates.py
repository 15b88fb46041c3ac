"""Read the dates of a round as a calendar file holds them."""

from pairloom.domain.pairs.rules.hours import open_clock
from pairloom.domain.pairs.wording.dates import Dated
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import name_topics
from pairloom.domain.programs.states import Moment


def list_dates(round_: Round, *, zone: str) -> list[Dated]:
    """List the dates of a round in order of time, each the day that it is in a zone; one query, or none."""
    clock = open_clock(zone)
    entries = sorted(round_.calendar.all(), key=lambda one: (one.due_at, one.moment, one.number))
    topics = name_topics(round_.program, entries)
    return [
        Dated(
            Moment(one.moment),
            one.number,
            one.due_at.astimezone(clock).date(),
            topics[one.number] if one.moment == Moment.TOPIC else "",
        )
        for one in entries
    ]
