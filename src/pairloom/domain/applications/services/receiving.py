"""Receive an application: one for each person and round, whoever presses how often, on however many devices."""

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.queries.arriving import Applicant, Arriving, read_applicant
from pairloom.domain.applications.queries.gates import lay_gates
from pairloom.domain.applications.rules import Arrival, choose_first_state, find_faults, read_arrival
from pairloom.domain.applications.services.enrolling import enrol_person, read_country
from pairloom.domain.applications.services.locking import lock_application, lock_arriving
from pairloom.domain.applications.services.noting import note_first_doubts
from pairloom.domain.applications.services.replacing import put_in_place
from pairloom.domain.applications.services.writing import write_first, write_of_changes
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import make_line, write_journal, write_lines
from pairloom.domain.people.models import Person
from pairloom.domain.people.rules import clean_address, clean_name
from pairloom.domain.people.services import register_newcomer
from pairloom.domain.programs.catalogue import read_form

TRIES = 3
"""How often a form is received anew when somebody was quicker: with the same address, then with the same person."""


def receive_application(draft: Draft, *, received_at: datetime, now: datetime) -> Application:
    """Receive what was filled in. `received_at` is when the request began: the place in the queue.

    Somebody signed in with a confirmed address is confirmed at once; everybody else gets a letter with a link to
    confirm, and the same answer whether the address has an application already or not: what is given back then is
    not stored, and a letter lets the owner of the address put the new answers in place. The same draft again gives
    the same. Refused with what is missing, before opening, and after half of the round.

    Of two forms at the same moment with the same address the database takes one; the other one is received anew, and
    finds what the first one has become. So nothing has to be looked for before it is stored.
    """
    for _try in range(TRIES - 1):
        with suppress(IntegrityError):
            return _receive(draft, received_at=received_at, now=now)
    return _receive(draft, received_at=received_at, now=now)


@transaction.atomic
def _receive(draft: Draft, *, received_at: datetime, now: datetime) -> Application:
    arriving = lock_arriving(draft)
    draft = arriving.draft
    if draft.sent_at is not None:
        return _find_received(draft) or _describe(draft)
    _check_whole(draft)
    arrival = read_arrival(lay_gates(draft.round, arriving.times, now=now), received_at=received_at)
    known = None if arriving.person is None else read_applicant(arriving.person, draft.round)
    if known is None or known.standing is None:
        return _take_in(arriving, known, arrival, received_at=received_at, now=now)
    mine = Application(pk=known.standing, round=draft.round, person=known.person)
    is_sure = _is_sure(draft, known.person)
    _mark_sent(draft, known.person, now=now)
    if is_sure:
        return put_in_place(lock_application(mine), draft, received_at=received_at, now=now)
    write_journal("application.sent-again", about=mine, at=now, round=draft.round_id)
    write_of_changes(mine, arriving, now=now)
    return _describe(draft)


def _find_received(draft: Draft) -> Application | None:
    """Find what a draft became, if it became an application of its own."""
    return Application.objects.filter(key=draft.key).select_related("person", "round__program", "form").first()


def _describe(draft: Draft) -> Application:
    """Describe an application as it would be if nobody had one with this address; it is not stored."""
    return Application(
        key=draft.key, round=draft.round, form=draft.form, person=draft.person, name=draft.name,
        country=read_country(read_form(draft.form.document), draft.answers), answers=draft.answers,
        state=ApplicationState.RECEIVED, received_at=draft.sent_at or draft.saved_at, changed_at=draft.saved_at,
    )  # fmt: skip


def _check_whole(draft: Draft) -> None:
    """Refuse a draft with the first thing that is missing or wrong."""
    clean_name(draft.name)
    clean_address(draft.address)
    form = read_form(draft.form.document)
    for fault in find_faults(form, "", draft.answers).values():
        raise fault
    for section in form.sections:
        if section.name not in draft.sections_done:
            raise Refused(Reason.SECTION_MISSING, section=section.name)


def _is_sure(draft: Draft, person: Person) -> bool:
    """Tell whether it is sure who sends a draft: somebody signed in whose address was confirmed."""
    return draft.person_id is not None and person.address_confirmed_at is not None


def _mark_sent(draft: Draft, person: Person, *, now: datetime) -> None:
    draft.person, draft.sent_at = person, now
    draft.save(update_fields=["person", "sent_at"])


def _take_in(
    arriving: Arriving, known: Applicant | None, arrival: Arrival, *, received_at: datetime, now: datetime
) -> Application:
    """Take in the application of somebody who has none in this round, and carry over what they told if it is sure."""
    draft = arriving.draft
    person = _register(draft, now=now) if known is None else known.person
    is_sure = _is_sure(draft, person)
    state, why = choose_first_state(arrival, is_confirmed=is_sure)
    made = _describe(draft)
    made.person, made.state, made.why = person, state, why
    made.has_priority = known is not None and known.has_waited
    made.received_at, made.changed_at = received_at, now
    made.confirmed_at = now if is_sure else None
    made.save(force_insert=True)
    registered = [make_line("person.registered", about=person, at=now)] if known is None else []
    received = make_line("application.received", about=made, at=now, round=draft.round_id, state=state.value)
    doubts = note_first_doubts(made, read_form(draft.form.document), now=now)
    write_lines([*registered, received, *doubts])
    if is_sure:
        made.person = enrol_person(made, now=now)
    _mark_sent(draft, person, now=now)
    write_first(made, arriving, now=now)
    return made


def _register(draft: Draft, *, now: datetime) -> Person:
    return register_newcomer(address=draft.address, name=draft.name, language=draft.language, now=now)
