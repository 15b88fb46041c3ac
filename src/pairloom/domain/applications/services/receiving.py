"""Receive an application: one for each person and round, whoever presses how often, on however many devices."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects

from pairloom.domain.applications.models import Application, Draft
from pairloom.domain.applications.queries.deciding import people_waiting_before
from pairloom.domain.applications.queries.gates import read_gates
from pairloom.domain.applications.rules import Arrival, choose_first_state, find_faults, read_arrival
from pairloom.domain.applications.services.enrolling import enrol_person, read_country
from pairloom.domain.applications.services.locking import lock_application, lock_draft
from pairloom.domain.applications.services.noting import note_first_doubts
from pairloom.domain.applications.services.replacing import put_in_place
from pairloom.domain.applications.services.writing import write_of_changes, write_of_state
from pairloom.domain.applications.states import ApplicationState
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.people.queries import find_person
from pairloom.domain.people.rules import clean_address, clean_name
from pairloom.domain.people.services import register_person
from pairloom.domain.programs.catalogue import read_form


@transaction.atomic
def receive_application(draft: Draft, *, received_at: datetime, now: datetime) -> Application:
    """Receive what was filled in. `received_at` is when the request began: the place in the queue.

    Somebody signed in with a confirmed address is confirmed at once; everybody else gets a letter with a link to
    confirm, and the same answer whether the address has an application already or not: what is given back then is
    not stored, and a letter lets the owner of the address put the new answers in place. The same draft again gives
    the same. Refused with what is missing, before opening, and after half of the round.
    """
    draft = lock_draft(draft)
    if draft.sent_at is not None:
        return _find_received(draft) or _describe(draft)
    _check_whole(draft)
    prefetch_related_objects([draft.round], "calendar")
    arrival = read_arrival(read_gates(draft.round, now=now), received_at=received_at)
    person = draft.person or _find_or_register(draft, now=now)
    is_sure = draft.person is not None and person.address_confirmed_at is not None
    application, is_new = _store(draft, person, arrival, is_sure=is_sure, received_at=received_at, now=now)
    draft.person, draft.sent_at = person, now
    draft.save(update_fields=["person", "sent_at"])
    if is_new:
        note_first_doubts(application, read_form(draft.form.document), now=now)
        return _welcome(application, is_sure=is_sure, now=now)
    if is_sure:
        return put_in_place(lock_application(application), draft, received_at=received_at, now=now)
    write_of_changes(application, draft, now=now)
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


def _find_or_register(draft: Draft, *, now: datetime) -> Person:
    """Find whoever has the address, or register them; of two at the same moment one registers."""
    known = find_person(draft.address)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return register_person(address=draft.address, name=draft.name, language=draft.language, now=now)
    except Refused as refusal:
        known = find_person(draft.address) if refusal.reason is Reason.ADDRESS_TAKEN else None
        if known is None:
            raise
        return known


def _store(
    draft: Draft, person: Person, arrival: Arrival, *, is_sure: bool, received_at: datetime, now: datetime
) -> tuple[Application, bool]:
    """Store the application, or give the one that the person has in this round; tells whether it is new."""
    standing = Application.objects.filter(round=draft.round, person=person).first()
    if standing is not None:
        return standing, False
    state, why = choose_first_state(arrival, is_confirmed=is_sure)
    made = Application(
        key=draft.key, round=draft.round, form=draft.form, person=person, name=draft.name, state=state, why=why,
        country=read_country(read_form(draft.form.document), draft.answers), answers=draft.answers,
        has_priority=person.pk in people_waiting_before(draft.round, person), received_at=received_at,
        confirmed_at=now if is_sure else None, changed_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        return Application.objects.get(round=draft.round, person=person), False
    write_journal("application.received", about=made, at=now, round=draft.round_id, state=state.value)
    return made, True


def _welcome(application: Application, *, is_sure: bool, now: datetime) -> Application:
    """Carry over what was told where it is sure who told it, and write the letter."""
    if is_sure:
        application.person = enrol_person(application, now=now)
    write_of_state(application, now=now)
    return application
