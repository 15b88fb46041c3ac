"""Write the letters about applications: what happened, and what comes next."""

from datetime import datetime

from pairloom.domain.applications.links import confirm_url, own_url
from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.services.wordings import read_told_zone, say_for
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.services import name_row
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services import queue
from pairloom.domain.programs.queries import read_round_times


def write_of_state(application: Application, *, now: datetime) -> Letter:
    """Write where a new or newly confirmed application stands."""
    if application.state == ApplicationState.RECEIVED:
        return _write("application-received", application, _values_to_confirm(application, now=now), now=now)
    if application.state == ApplicationState.STANDBY:
        return _write("standby", application, _values_to_stand_by(application), now=now)
    return _write("application-confirmed", application, _values_of_times(application), now=now)


def write_confirm_link(application: Application, *, now: datetime) -> Letter:
    """Write the link to confirm once more, once an hour."""
    values = _values_to_confirm(application, now=now)
    return _write("application-received", application, values, now=now, mark=f":{now:%Y-%m-%dT%H}")


def write_of_changes(application: Application, draft: Draft, *, now: datetime) -> Letter:
    """Write to the owner of the address that a newer form waits for their yes."""
    values = {"round": application.round.name, "link": confirm_url(draft.key, now=now)}
    return queue(
        "application-again",
        key=f"application-again:{draft.pk}",
        values=values,
        to=application.person,
        program=application.round.program,
        about=name_row(application),
        now=now,
    )


def write_of_withdrawal(application: Application, *, now: datetime) -> Letter:
    """Write that an application was withdrawn."""
    values = {"round": application.round.name, "link": own_url()}
    return _write("withdrawn", application, values, now=now, mark=f":{application.version}:{now:%Y-%m-%dT%H:%M:%S}")


def _values_to_confirm(application: Application, *, now: datetime) -> dict[str, str]:
    until = say_for(read_round_times(application.round).closes_at, application, told=read_told_zone(application))
    return {"round": application.round.name, "link": confirm_url(application.key, now=now), "until": until}


def _values_of_times(application: Application) -> dict[str, str]:
    times, told = read_round_times(application.round), read_told_zone(application)
    return {
        "round": application.round.name,
        "closes": say_for(times.closes_at, application, told=told),
        "meets": say_for(times.meets_at, application, told=told),
        "link": own_url(),
    }


def _values_to_stand_by(application: Application) -> dict[str, str]:
    half = say_for(read_round_times(application.round).half_at, application, told=read_told_zone(application))
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
