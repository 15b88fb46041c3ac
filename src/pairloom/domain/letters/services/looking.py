"""Note what an organiser has looked at."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.core.services import write_journal
from pairloom.domain.letters.models import IncomingMail
from pairloom.domain.people.models import Person


@transaction.atomic
def put_mail_aside(mail: IncomingMail, *, by: Person, now: datetime) -> None:
    """Take a mail off the list of what wants a look; a second time changes nothing."""
    changed = IncomingMail.objects.filter(pk=mail.pk, is_flagged=True).update(is_flagged=False)
    if changed:
        write_journal("mail.looked-at", about=f"incomingmail:{mail.pk}", by=by, at=now)
