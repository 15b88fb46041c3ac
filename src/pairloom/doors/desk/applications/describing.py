"""Say where a person stands: one card for each round that is not over, and a list of earlier ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pairloom.domain.applications import queries
from pairloom.domain.applications.queries import Begun, Standing
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.pairs.queries import PairStanding, pairs_of, partners_met
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program, Round
from pairloom.domain.programs.queries import RoundTimes, round_to_show
from pairloom.domain.programs.states import RoundState
from pairloom.doors.desk.partners.describing import PairCard, say_met
from pairloom.doors.desk.partners.describing import describe_card as describe_pair
from pairloom.look.doubts import ShownDoubt, show_doubts

HEADINGS: dict[str, Promise] = {
    ApplicationState.RECEIVED: _("One press is missing"),
    ApplicationState.CONFIRMED: _("You have applied"),
    ApplicationState.ACCEPTED: _("You have a place"),
    ApplicationState.WAITING: _("You are on the waiting list"),
    ApplicationState.INCOMPLETE: _("Your application was not confirmed in time"),
    ApplicationState.STANDBY: _("You stand by"),
    ApplicationState.WITHDRAWN: _("You have withdrawn"),
}
"""What a page says first of each state."""
PAST: dict[str, Promise] = {
    ApplicationState.RECEIVED: _("not confirmed"),
    ApplicationState.CONFIRMED: _("you applied"),
    ApplicationState.ACCEPTED: _("you had a place"),
    ApplicationState.WAITING: _("you were on the waiting list"),
    ApplicationState.INCOMPLETE: _("not confirmed in time"),
    ApplicationState.STANDBY: _("you stood by"),
    ApplicationState.WITHDRAWN: _("you withdrew"),
}
"""How each state is told of a round that is over."""
KINDS = {
    ApplicationState.RECEIVED: "waiting",
    ApplicationState.INCOMPLETE: "waiting",
    ApplicationState.WAITING: "waiting",
    ApplicationState.CONFIRMED: "well",
    ApplicationState.ACCEPTED: "well",
    ApplicationState.STANDBY: "well",
}


@dataclass(frozen=True)
class Card:
    """Where somebody stands in one round, for the page."""

    round: Round
    state: str
    why: str
    heading: str | Promise
    kind: str
    times: RoundTimes | None
    standing: Standing
    doubts: list[ShownDoubt]
    is_before_closing: bool
    is_before_meeting: bool
    pair: PairCard | None = None


@dataclass(frozen=True)
class Past:
    """An application to a round that is over, and whom the person met in it."""

    round: Round
    words: str | Promise
    met: str = ""


@dataclass(frozen=True)
class Where:
    """All that a person's own page says about rounds."""

    cards: list[Card] = field(default_factory=list)
    begun: list[Begun] = field(default_factory=list)
    past: list[Past] = field(default_factory=list)
    next: Round | None = None
    is_next_open: bool = False

    @property
    def program(self) -> Program | None:
        """Give the program whose zone stands in where a reader's own is not known."""
        rounds = [*(card.round for card in self.cards), *(one.draft.round for one in self.begun)]
        return rounds[0].program if rounds else None


def describe_where(person: Person, *, now: datetime) -> Where:
    """Describe where a person stands in all rounds; a fixed number of queries, however many there are."""
    standings, begun = queries.read_standings(person, now=now), queries.read_begun(person, now=now)
    living = [one for one in standings if not one.is_over]
    coming = None if living or begun else round_to_show(now)
    pairs = find_pairs(person, now=now)
    return Where(
        cards=[describe_card(one, now=now, pair=pairs.get(one.application.round_id)) for one in living],
        begun=begun,
        past=list(_list_past(standings, partners_met(person))),
        next=coming,
        is_next_open=coming is not None and _is_open(coming, now=now),
    )


def find_pairs(person: Person, *, now: datetime) -> dict[int, PairStanding]:
    """Find the pair of a person in each round: the one that meets, else the last one."""
    pairs = sorted(pairs_of(person, now=now), key=lambda one: (one.is_meeting, one.pair.pk))
    return {one.pair.round_id: one for one in pairs}


def _list_past(standings: Iterable[Standing], met: Mapping[int, list[str]]) -> Iterable[Past]:
    for one in standings:
        if one.is_over:
            is_cancelled = one.application.round.state == RoundState.CANCELLED
            words = _("the round did not take place") if is_cancelled else PAST[one.application.state]
            yield Past(one.application.round, words, say_met(met.get(one.application.round_id, [])))


def _is_open(round_: Round, *, now: datetime) -> bool:
    times = queries.find_times(round_)
    return round_.state == RoundState.OPEN and times is not None and now < times.closes_at


def describe_card(standing: Standing, *, now: datetime, pair: PairStanding | None = None) -> Card:
    """Describe where somebody stands in one round."""
    application, times = standing.application, standing.times
    state, why = standing.told
    return Card(
        round=application.round,
        state=state.value,
        why=why.value,
        heading=HEADINGS[state],
        kind=KINDS.get(state, ""),
        times=times,
        standing=standing,
        doubts=show_doubts(standing.doubts, standing.form, language=get_language() or ""),
        is_before_closing=times is not None and now < times.closes_at,
        is_before_meeting=times is not None and now < times.meets_at,
        pair=describe_pair(pair) if pair is not None and is_pair_told(pair, state) else None,
    )


def is_pair_told(pair: PairStanding, state: ApplicationState) -> bool:
    """Tell whether the pair says best where somebody stands; who withdrew, or stands by after a pair, reads of that."""
    return state is ApplicationState.ACCEPTED or (pair.is_meeting and state is not ApplicationState.WITHDRAWN)
