"""Write the letters about applications: what happened, and what comes next."""

from dataclasses import dataclass
from datetime import datetime

from pairloom.domain.applications.links import confirm_url, own_url
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries.arriving import Arriving
from pairloom.domain.applications.services.wordings import read_told_zone, say_for
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.services import name_row
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services import queue, queue_first
from pairloom.domain.programs.queries import RoundTimes, read_round_times


@dataclass(frozen=True)
class Telling:
    """Which letter says where an application stands, and what it says."""

    kind: str
    values: dict[str, str]


def write_of_state(application: Application, *, now: datetime) -> Letter:
    """Write where an application stands that was confirmed now, or stands by."""
    telling = _tell_state(application, read_round_times(application.round), now=now)
    return _write(telling.kind, application, telling.values, now=now)


def write_first(application: Application, arriving: Arriving, *, now: datetime) -> Letter:
    """Write where a new application stands, whose form has just arrived."""
    telling = _tell_state(application, arriving.times, now=now)
    return queue_first(
        telling.kind,
        key=f"{telling.kind}:{application.pk}",
        values=telling.values,
        to=application.person,
        program=application.round.program,
        about=name_row(application),
        is_worded=arriving.is_worded,
        now=now,
    )


def write_confirm_link(application: Application, *, now: datetime) -> Letter:
    """Write the link to confirm once more, once an hour."""
    values = _values_to_confirm(application, read_round_times(application.round), now=now)
    return _write("application-received", application, values, now=now, mark=f":{now:%Y-%m-%dT%H}")


def write_of_changes(application: Application, arriving: Arriving, *, now: datetime) -> Letter:
    """Write to the owner of the address that a newer form, which has just arrived, waits for their yes."""
    draft = arriving.draft
    return queue_first(
        "application-again",
        key=f"application-again:{draft.pk}",
        values={"round": draft.round.name, "link": confirm_url(draft.key, now=now)},
        to=application.person,
        program=draft.round.program,
        about=name_row(application),
        is_worded=arriving.is_worded,
        now=now,
    )


def write_of_withdrawal(application: Application, *, now: datetime) -> Letter:
    """Write that an application was withdrawn."""
    values = {"round": application.round.name, "link": own_url()}
    return _write("withdrawn", application, values, now=now, mark=f":{application.version}:{now:%Y-%m-%dT%H:%M:%S}")


def _tell_state(application: Application, times: RoundTimes, *, now: datetime) -> Telling:
    if application.state == ApplicationState.RECEIVED:
        return Telling("application-received", _values_to_confirm(application, times, now=now))
    if application.state == ApplicationState.STANDBY:
        return Telling("standby", _values_to_stand_by(application, times))
    return Telling("application-confirmed", _values_of_times(application, times))


def _values_to_confirm(application: Application, times: RoundTimes, *, now: datetime) -> dict[str, str]:
    until = say_for(times.closes_at, application, told=read_told_zone(application))
    return {"round": application.round.name, "link": confirm_url(application.key, now=now), "until": until}


def _values_of_times(application: Application, times: RoundTimes) -> dict[str, str]:
    told = read_told_zone(application)
    return {
        "round": application.round.name,
        "closes": say_for(times.closes_at, application, told=told),
        "meets": say_for(times.meets_at, application, told=told),
        "link": own_url(),
    }


def _values_to_stand_by(application: Application, times: RoundTimes) -> dict[str, str]:
    half = say_for(times.half_at, application, told=read_told_zone(application))
    return {"round": application.round.name, "until": half, "link": own_url()}


def _write(kind: str, application: Application, values: dict[str, str], *, now: datetime, mark: str = "") -> Letter:
    return queue(
        kind,
        key=f"{kind}:{application.pk}{mark}",
        values=values,
        to=application.person,
        program=application.round.program,
        about=name_row(application),
        now=now,
    )
