"""Read where a person stands: applications, begun forms, open questions, and what is possible now."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from pairloom.domain.applications.models import Application, Doubt, Draft
from pairloom.domain.applications.queries.gates import read_told
from pairloom.domain.applications.rules import Arrival, Gates, check_may_change, read_arrival
from pairloom.domain.applications.rules.doubting import Finding, find_doubts
from pairloom.domain.applications.rules.intake import OVER
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.errors import Refused
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import Form, read_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import RoundTimes, read_round_times
from pairloom.domain.programs.states import RoundState


@dataclass(frozen=True)
class Standing:
    """Where one application stands, what may be done with it now, and what is asked about it."""

    application: Application
    times: RoundTimes | None
    doubts: list[Doubt]
    is_over: bool
    may_change: bool
    may_confirm: bool
    may_take_back: bool

    @property
    def told(self) -> tuple[ApplicationState, Why]:
        """Tell where the application stands as its person knows it, and why."""
        return read_told(self.application)

    @property
    def may_withdraw(self) -> bool:
        """Tell whether the application can be withdrawn."""
        return not self.is_over and self.application.state != ApplicationState.WITHDRAWN

    @property
    def form(self) -> Form:
        """Give the form that was filled in."""
        return read_form(self.application.form.document)


@dataclass(frozen=True)
class Begun:
    """A form that was begun and not sent, while the round still takes it."""

    draft: Draft
    times: RoundTimes


def read_standings(person: Person, *, now: datetime) -> list[Standing]:
    """Read all applications of a person, the newest round first; three queries."""
    doubts = Prefetch("doubts", queryset=Doubt.objects.filter(answered_at=None).order_by("id"))
    rows = Application.objects.filter(person=person).select_related("person", "round__program", "form")
    listed = rows.prefetch_related("round__calendar", doubts).order_by("-round_id", "-id")
    return [_read(application, now=now) for application in listed]


def read_standing(person: Person, round_: Round, *, now: datetime) -> Standing | None:
    """Read where a person stands in one round."""
    return next((one for one in read_standings(person, now=now) if one.application.round_id == round_.pk), None)


def read_begun(person: Person, *, now: datetime) -> list[Begun]:
    """Read the forms that a person has begun and not sent, for rounds that still take them; two queries."""
    unsent = Draft.objects.filter(person=person, sent_at=None).exclude(round__applications__person=person)
    rows = unsent.select_related("round__program").prefetch_related("round__calendar").order_by("-id")
    begun = [Begun(draft, times) for draft in rows if (times := find_times(draft.round)) is not None]
    return [one for one in begun if _tell_arrival(_read_gates(one.draft.round, one.times), now=now) is not None]


def doubts_in(draft: Draft) -> list[Finding]:
    """List what the answers of a begun form leave open, in the order of the form."""
    return find_doubts(read_form(draft.form.document), draft.answers)


def find_times(round_: Round) -> RoundTimes | None:
    """Find the times of a round; none as long as it has no whole calendar."""
    try:
        return read_round_times(round_)
    except Refused:
        return None


def _read(application: Application, *, now: datetime) -> Standing:
    times = find_times(application.round)
    gates = None if times is None else _read_gates(application.round, times, is_decided=_is_decided(application))
    arrival = None if gates is None else _tell_arrival(gates, now=now)
    state, _why = read_told(application)
    may_change = gates is not None and _may_change(state, gates, now=now)
    return Standing(
        application=application,
        times=times,
        doubts=list(application.doubts.all()) if may_change else [],
        is_over=application.round.state in OVER,
        may_change=may_change,
        may_confirm=arrival is not None and state in {ApplicationState.RECEIVED, ApplicationState.INCOMPLETE},
        may_take_back=arrival is Arrival.IN_TIME and state is ApplicationState.WITHDRAWN,
    )


def _is_decided(application: Application) -> bool:
    return application.decided_at is not None


def _read_gates(round_: Round, times: RoundTimes, *, is_decided: bool = False) -> Gates:
    return Gates(
        state=RoundState(round_.state),
        opens_at=times.opens_at,
        closes_at=times.closes_at,
        grace_ends_at=times.grace_ends_at,
        half_at=times.half_at,
        is_decided=is_decided,
    )


def _tell_arrival(gates: Gates, *, now: datetime) -> Arrival | None:
    try:
        return read_arrival(gates, received_at=now)
    except Refused:
        return None


def _may_change(state: ApplicationState, gates: Gates, *, now: datetime) -> bool:
    try:
        check_may_change(state, gates, received_at=now)
    except Refused:
        return False
    return True
