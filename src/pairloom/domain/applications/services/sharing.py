"""Let somebody agree later that their partner sees name, address and answers, and take it back."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.models import Application
from pairloom.domain.applications.services.enrolling import CONSENTS
from pairloom.domain.applications.services.locking import lock_application, lock_applications_of
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import Person
from pairloom.domain.people.services import give_consent, withdraw_consent
from pairloom.domain.people.states import Consent
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.states import QuestionKind

SHARE = "share"


@transaction.atomic
def agree_to_share(application: Application, *, version: str, now: datetime) -> bool:
    """Note that somebody shares name, address and answers with the partner; tells whether that was new.

    `version` is that of the text which is agreed to; refused where the form does not ask for it.
    """
    locked = lock_application(application)
    question = read_form(locked.form.document).find(SHARE)
    if question is None or question.kind is not QuestionKind.CONSENT or not version:
        raise Refused(Reason.MOVE_NOT_ALLOWED)
    if locked.answers.get(SHARE) and _stands(locked):
        return False
    locked.changed_at = now
    _save(locked, version, now=now)
    give_consent(locked.person, kind=CONSENTS[SHARE], text_version=version, now=now)
    return True


@transaction.atomic
def stop_sharing(person: Person, *, now: datetime) -> bool:
    """Note that somebody shares name, address and answers with no partner any more; tells whether that was new.

    It goes out of the answers, too: a later change of another answer would give the consent anew. No match gets out of
    date by it, so `changed_at` stays.
    """
    shared = [one for one in lock_applications_of(person) if one.answers.get(SHARE)]
    for application in shared:
        _save(application, "", now=now)
    is_withdrawn = withdraw_consent(person, kind=Consent.SHARE_WITH_PARTNER, now=now)
    return is_withdrawn or bool(shared)


def _stands(application: Application) -> bool:
    """Tell whether the consent that was given in answers was never taken back."""
    given = application.person.consents.filter(kind=Consent.SHARE_WITH_PARTNER)
    return not given.exists() or given.filter(withdrawn_at=None).exists()


def _save(application: Application, version: str, *, now: datetime) -> None:
    application.answers = {**application.answers, SHARE: version}
    application.version += 1
    application.save(update_fields=["answers", "version", "changed_at"])
    write_journal("application.changed", about=application, by=application.person, at=now, version=application.version)
