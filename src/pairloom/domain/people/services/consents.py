"""Give consent and take it back."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.core.services import write_journal
from pairloom.domain.people.models import ConsentGiven, Person
from pairloom.domain.people.states import Consent


@transaction.atomic
def give_consent(person: Person, *, kind: Consent, text_version: str, now: datetime) -> ConsentGiven:
    """Note what a person agrees to, and to which version of the text; a newer version takes the older one's place."""
    Person.objects.select_for_update().get(pk=person.pk)
    standing = person.consents.filter(kind=kind, withdrawn_at=None).first()
    if standing is not None and standing.text_version == text_version:
        return standing
    person.consents.filter(kind=kind, withdrawn_at=None).update(withdrawn_at=now)
    given = ConsentGiven.objects.create(person=person, kind=kind, text_version=text_version, given_at=now)
    write_journal("consent.given", about=person, by=person, at=now, kind=kind.value, version=text_version)
    return given


@transaction.atomic
def withdraw_consent(person: Person, *, kind: Consent, now: datetime) -> bool:
    """Note that a person takes a consent back; tells whether there was one."""
    if not person.consents.filter(kind=kind, withdrawn_at=None).update(withdrawn_at=now):
        return False
    write_journal("consent.withdrawn", about=person, by=person, at=now, kind=kind.value)
    return True
