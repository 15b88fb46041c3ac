"""Close the intake of a round: give places in order of arrival, write to everybody, all in one transaction."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from pairloom.domain.applications.links import confirm_url, own_url
from pairloom.domain.applications.models import Application
from pairloom.domain.applications.queries.deciding import CLOSED, people_waiting_before, read_queue
from pairloom.domain.applications.queries.gates import is_decided
from pairloom.domain.applications.rules import Arrival, Decision, choose_first_state, count_places, decide_places
from pairloom.domain.applications.services.wordings import say_for
from pairloom.domain.applications.services.writing import write_of_state
from pairloom.domain.applications.states import ApplicationState, Why
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.services import Reader, start_mailing
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import RoundTimes, read_round_times
from pairloom.domain.programs.states import RoundState

TO_ARRIVE = timedelta(minutes=2)
"""How long after the grace requests that began within it may still be under way."""
AT_ONCE = 500


@transaction.atomic
def close_intake(round_: Round, *, now: datetime) -> int:
    """Decide about all applications of a round that has closed, once the grace has ended; tells how many.

    Places are given once. A second run decides nothing again and writes no letter twice; what was still under way at
    the first one stands by.
    """
    locked = Round.objects.select_for_update(of=("self",), no_key=True).select_related("program").get(pk=round_.pk)
    times = read_round_times(locked)
    if locked.state != RoundState.CLOSED or now < times.grace_ends_at + TO_ARRIVE:
        return 0
    was_decided, in_time = is_decided(locked), _list_undecided(locked, times)
    if was_decided:
        return sum(_stand_by(application, now=now) for application in in_time)
    decisions = [*_decide_confirmed(locked, in_time), *_decide_unconfirmed(in_time)]
    if decisions:
        _store(in_time, decisions, now=now)
        _write_journal(locked, decisions, now=now)
        _write_letters(locked, in_time, times, now=now)
    return len(decisions)


def _stand_by(application: Application, *, now: datetime) -> bool:
    """Let an application stand by that came in time and could not be seen when places were given."""
    is_sure = application.state == ApplicationState.CONFIRMED
    application.state, application.why = choose_first_state(Arrival.LATE, is_confirmed=is_sure)
    application.save(update_fields=["state", "why"])
    write_journal("application.too-late", about=application, at=now, state=application.state.value)
    if is_sure:
        write_of_state(application, now=now)
    return True


LETTERS = {
    Why.PLACE: "accepted",
    Why.COUNTRY_FULL: "waiting-list",
    Why.COUNTRY_UNKNOWN: "waiting-country-unknown",
    Why.NOT_CONFIRMED: "incomplete",
}


def _list_undecided(round_: Round, times: RoundTimes) -> list[Application]:
    """List what came in time and is not decided, locked, in order of arrival."""
    standing = (ApplicationState.RECEIVED, ApplicationState.CONFIRMED)
    rows = Application.objects.select_for_update(of=("self",)).select_related("person", "round__program")
    undecided = rows.filter(round=round_, state__in=standing, decided_at=None, received_at__lte=times.grace_ends_at)
    return list(undecided.exclude(why=Why.LATE).order_by("received_at", "id"))


def _decide_confirmed(round_: Round, in_time: Iterable[Application]) -> list[Decision]:
    waited = people_waiting_before(round_)
    confirmed = [one for one in in_time if one.state == ApplicationState.CONFIRMED]
    for application in confirmed:
        application.has_priority = application.person_id in waited
    return decide_places(read_queue(confirmed), share=round_.program.cap_share)


def _decide_unconfirmed(in_time: Iterable[Application]) -> list[Decision]:
    received = (one for one in in_time if one.state == ApplicationState.RECEIVED)
    return [Decision(one.pk, ApplicationState.INCOMPLETE, Why.NOT_CONFIRMED) for one in received]


def _store(in_time: list[Application], decisions: list[Decision], *, now: datetime) -> None:
    """Store the decisions: all that came out alike in few statements, whatever their number."""
    found = {one.application: one for one in decisions}
    alike: dict[tuple[ApplicationState, Why, bool], list[int]] = {}
    for application in in_time:
        decision = found[application.pk]
        application.state, application.why, application.decided_at = decision.state, decision.why, now
        alike.setdefault((decision.state, decision.why, application.has_priority), []).append(application.pk)
    for (state, why, has_priority), numbers in alike.items():
        _update(numbers, state=state, why=why, has_priority=has_priority, decided_at=now)


def _update(numbers: list[int], **values: object) -> None:
    for first in range(0, len(numbers), AT_ONCE):
        Application.objects.filter(pk__in=numbers[first : first + AT_ONCE]).update(**values)


def _write_journal(round_: Round, decisions: list[Decision], *, now: datetime) -> None:
    """Write how many came out how, and the numbers by which they were decided."""
    counts = Counter(one.why for one in decisions)
    people, share = len(decisions) - counts[Why.NOT_CONFIRMED], round_.program.cap_share
    write_journal(
        CLOSED,
        about=round_,
        at=now,
        share=str(share),
        places=count_places(people, share=share),
        accepted=counts[Why.PLACE],
        country_full=counts[Why.COUNTRY_FULL],
        country_unknown=counts[Why.COUNTRY_UNKNOWN],
        not_confirmed=counts[Why.NOT_CONFIRMED],
    )


def _write_letters(round_: Round, decided: list[Application], times: RoundTimes, *, now: datetime) -> None:
    """Write to everybody: one mass sending for each way in which it came out, which organisers can hold."""
    for why, kind in LETTERS.items():
        readers = [_address(one, times, now=now) for one in decided if one.why == why]
        if readers:
            key = f"{kind}:round:{round_.pk}"
            start_mailing(kind, key=key, readers=readers, program=round_.program, about=name_row(round_), now=now)


def _address(application: Application, times: RoundTimes, *, now: datetime) -> Reader:
    """Say to each person what the letter of their state needs."""
    values = {"round": application.round.name, "link": own_url()}
    if application.state == ApplicationState.ACCEPTED:
        values["meets"] = say_for(times.meets_at, application)
    if application.state == ApplicationState.INCOMPLETE:
        values["until"] = say_for(times.half_at, application)
        values["link"] = confirm_url(application.key, now=now)
    return Reader(application.person, values, about=name_row(application))
