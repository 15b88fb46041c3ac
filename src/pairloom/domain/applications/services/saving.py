"""Save what was typed into a draft; what is wrong with it is said, and what was typed is kept all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Draft
from pairloom.domain.applications.rules import clean_answers, find_faults
from pairloom.domain.applications.rules.answers import tidy_line
from pairloom.domain.applications.services.locking import lock_draft
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.people.rules import LONGEST_NAME, clean_address, clean_name
from pairloom.domain.programs.catalogue import read_form

LONGEST_ADDRESS = 320


@dataclass(frozen=True)
class Saved:
    """A draft as it is now, and what is wrong with it by the name of the question; "name" and "address" too."""

    draft: Draft
    faults: dict[str, Refused]


@transaction.atomic
def save_section(draft: Draft, *, section: str, answers: Mapping[str, object], now: datetime) -> Saved:
    """Save the answers of one section. It counts as done when nothing is wrong with it."""
    draft = _lock_unsent(draft)
    form = read_form(draft.form.document)
    faults = find_faults(form, section, answers)
    draft.answers = {**draft.answers, **clean_answers(form, section, answers)}
    others = [name for name in draft.sections_done if name != section]
    draft.sections_done = others if faults else [*others, section]
    _save(draft, ["answers", "sections_done"], now=now)
    return Saved(draft, faults)


@transaction.atomic
def name_draft(draft: Draft, *, name: str, address: str, now: datetime) -> Saved:
    """Save who sends the form; somebody who is signed in keeps the address of their account."""
    draft = _lock_unsent(draft)
    wanted = address if draft.person is None else draft.person.email
    draft.name, name_fault = _try_name(name)
    draft.address, address_fault = _try_address(wanted)
    _save(draft, ["name", "address"], now=now)
    faults = {"name": name_fault, "address": address_fault}
    return Saved(draft, {field: fault for field, fault in faults.items() if fault is not None})


def _try_name(name: str) -> tuple[str, Refused | None]:
    try:
        return clean_name(name), None
    except Refused as fault:
        return tidy_line(name)[:LONGEST_NAME], fault


def _try_address(address: str) -> tuple[str, Refused | None]:
    try:
        return clean_address(address), None
    except Refused as fault:
        return tidy_line(address)[:LONGEST_ADDRESS], fault


def _lock_unsent(draft: Draft) -> Draft:
    """Lock a draft; refused once it was sent: an application is changed otherwise."""
    draft = lock_draft(draft)
    if draft.sent_at is not None:
        raise Refused(Reason.MOVE_NOT_ALLOWED, found="sent", wanted="draft")
    return draft


def _save(draft: Draft, fields: list[str], *, now: datetime) -> None:
    draft.version, draft.saved_at = draft.version + 1, now
    draft.save(update_fields=[*fields, "version", "saved_at"])
