"""Begin a draft, send the link that goes on with it, delete it when its time is over."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from pairloom.domain.applications.links import draft_url
from pairloom.domain.applications.models import Draft
from pairloom.domain.applications.queries.finding import applications_of, draft_of
from pairloom.domain.applications.queries.gates import read_gates
from pairloom.domain.applications.rules import clean_answer, read_arrival
from pairloom.domain.applications.rules.prefilling import prefill_answers
from pairloom.domain.applications.services.locking import lock_draft
from pairloom.domain.applications.services.wordings import say_for
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.services import queue
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import Form, read_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.services import seal_form
from pairloom.domain.programs.states import Moment, QuestionKind

KEEP_AFTER_CLOSING = timedelta(days=30)


@transaction.atomic
def begin_draft(round_: Round, *, language: str, person: Person | None = None, now: datetime) -> Draft:
    """Begin a form; somebody who is signed in goes on with the one that they began, or finds it filled in.

    Refused before the round opens and after half of it.
    """
    read_arrival(read_gates(round_, now=now), received_at=now)
    begun = None if person is None else draft_of(person, round_)
    return begun or _make_draft(round_, language=language, person=person, now=now)


def _make_draft(round_: Round, *, language: str, person: Person | None, now: datetime) -> Draft:
    if round_.form is None:
        raise Refused(Reason.ROUND_NOT_OPEN)
    seal_form(round_.form, now=now)
    return Draft.objects.create(
        round=round_,
        form=round_.form,
        person=person,
        address="" if person is None else person.email,
        name="" if person is None else person.name,
        language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        answers={} if person is None else _recall_answers(person, read_form(round_.form.document)),
        begun_at=now,
        saved_at=now,
    )


def _recall_answers(person: Person, form: Form) -> dict[str, object]:
    """Recall what somebody answered last time, as far as this form still asks it; else what their account knows."""
    earlier = applications_of(person)
    known = _read_account(person, form) if not earlier else earlier[0].answers
    return prefill_answers(form, known)


def _read_account(person: Person, form: Form) -> dict[str, object]:
    known: Mapping[QuestionKind, object] = {
        QuestionKind.COUNTRY: person.country,
        QuestionKind.ZONE: person.time_zone,
        QuestionKind.LANGUAGES: dict(person.languages.values_list("code", "level")),
    }
    return {one.name: clean_answer(one, known[one.kind]) for one in form.questions if one.kind in known}


@transaction.atomic
def send_draft_link(draft: Draft, *, now: datetime) -> Letter:
    """Send the link that goes on with a draft on another device; within an hour one letter is enough."""
    draft = lock_draft(draft)
    if draft.sent_at is not None:
        raise Refused(Reason.MOVE_NOT_ALLOWED)
    closes_at = read_round_times(draft.round).closes_at
    return queue(
        "draft-link",
        key=f"draft-link:{draft.pk}:{now:%Y-%m-%dT%H}:{draft.address.lower()}"[:200],
        values={"round": draft.round.name, "link": draft_url(draft.key, now=now), "until": say_for(closes_at, draft)},
        address=draft.address,
        language=draft.language,
        program=draft.round.program,
        about=name_row(draft),
        now=now,
    )


@transaction.atomic
def delete_old_drafts(*, now: datetime) -> int:
    """Delete the drafts of rounds that closed thirty days ago, sent or not; tells how many."""
    before = now - KEEP_AFTER_CLOSING
    closed = Round.objects.filter(calendar__moment=Moment.CLOSES, calendar__due_at__lt=before)
    count, _rows = Draft.objects.filter(round__in=closed, saved_at__lt=before).delete()
    if count:
        write_journal("drafts.deleted", at=now, count=count)
    return count
